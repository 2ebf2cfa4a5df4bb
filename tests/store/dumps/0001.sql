BEGIN TRANSACTION;
CREATE TABLE accounts (
	scope VARCHAR(16) NOT NULL, 
	scope_id INTEGER NOT NULL, 
	client_id TEXT NOT NULL, 
	encrypted_token BLOB, 
	user_id TEXT, 
	expires_at DATETIME, 
	CONSTRAINT pk_accounts PRIMARY KEY (scope, scope_id)
);
INSERT INTO "accounts" VALUES('bot',0,'client-1',X'6741414141414272414A7232532D6349516C74464637685870316C644241476D643662305F7A5A3572536942785A59644A684379423252514D707A797764344275674A323233656D6D6A6F45713279784753654B61796A745572586D7233304641413D3D','anon_1','2025-06-01 12:00:00.000000');
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0001');
CREATE TABLE assets (
	id INTEGER NOT NULL, 
	turn_id INTEGER NOT NULL, 
	channel_id INTEGER NOT NULL, 
	message_id INTEGER NOT NULL, 
	attachment_id INTEGER NOT NULL, 
	filename TEXT NOT NULL, 
	content_type TEXT, 
	size INTEGER NOT NULL, 
	url TEXT NOT NULL, 
	status VARCHAR(16) NOT NULL, 
	session_id TEXT, 
	media_url TEXT, 
	CONSTRAINT pk_assets PRIMARY KEY (id), 
	CONSTRAINT uq_assets_turn_id_attachment_id UNIQUE (turn_id, attachment_id), 
	CONSTRAINT fk_assets_turn_id FOREIGN KEY(turn_id) REFERENCES turns (id), 
	CONSTRAINT fk_assets_channel_id FOREIGN KEY(channel_id) REFERENCES threads (channel_id), 
	CONSTRAINT ck_assets_status CHECK (status IN ('pending', 'uploaded', 'refused'))
);
INSERT INTO "assets" VALUES(1,1,1300000000000000001,1300000000000000001,1,'kite.png','image/png',48213,'https://cdn.example/1/kite.png?ex=1','uploaded','session-1','https://media.example/1');
CREATE TABLE notes (
	"key" TEXT NOT NULL, 
	value TEXT NOT NULL, 
	CONSTRAINT pk_notes PRIMARY KEY ("key")
);
INSERT INTO "notes" VALUES('commands','hash-1');
CREATE TABLE renders (
	number INTEGER NOT NULL, 
	id TEXT NOT NULL, 
	channel_id INTEGER NOT NULL, 
	turn_id INTEGER NOT NULL, 
	session_id TEXT NOT NULL, 
	draft JSON NOT NULL, 
	format TEXT NOT NULL, 
	quality TEXT NOT NULL, 
	status VARCHAR(16) NOT NULL, 
	attempt INTEGER NOT NULL, 
	progress FLOAT NOT NULL, 
	url TEXT, 
	created_at DATETIME NOT NULL, 
	CONSTRAINT pk_renders PRIMARY KEY (number), 
	CONSTRAINT uq_renders_id UNIQUE (id), 
	CONSTRAINT fk_renders_channel_id FOREIGN KEY(channel_id) REFERENCES threads (channel_id), 
	CONSTRAINT fk_renders_turn_id FOREIGN KEY(turn_id) REFERENCES turns (id), 
	CONSTRAINT ck_renders_status CHECK (status IN ('created', 'submitted', 'completed', 'delivered', 'failed', 'cancelled'))
);
INSERT INTO "renders" VALUES(1,'render_1',1300000000000000001,2,'session-1','{"tracks": [{"type": "video"}]}','mp4','high','created',1,0.0,NULL,'2025-06-01 12:00:00.000000');
CREATE TABLE replies (
	turn_id INTEGER NOT NULL, 
	role VARCHAR(16) NOT NULL, 
	page INTEGER NOT NULL, 
	message_id INTEGER NOT NULL, 
	CONSTRAINT pk_replies PRIMARY KEY (turn_id, role, page), 
	CONSTRAINT fk_replies_turn_id FOREIGN KEY(turn_id) REFERENCES turns (id)
);
INSERT INTO "replies" VALUES(1,'live',0,501);
CREATE TABLE snapshots (
	id INTEGER NOT NULL, 
	channel_id INTEGER NOT NULL, 
	turn_id INTEGER, 
	session_id TEXT NOT NULL, 
	draft JSON NOT NULL, 
	taken_at DATETIME NOT NULL, 
	CONSTRAINT pk_snapshots PRIMARY KEY (id), 
	CONSTRAINT fk_snapshots_channel_id FOREIGN KEY(channel_id) REFERENCES threads (channel_id), 
	CONSTRAINT fk_snapshots_turn_id FOREIGN KEY(turn_id) REFERENCES turns (id)
);
INSERT INTO "snapshots" VALUES(1,1300000000000000001,1,'session-1','{"t": [{"tt": 0, "sg": []}]}','2025-06-01 12:00:00.000000');
CREATE TABLE threads (
	channel_id INTEGER NOT NULL, 
	guild_id INTEGER, 
	parent_id INTEGER, 
	owner_id INTEGER NOT NULL, 
	title TEXT NOT NULL, 
	skill TEXT NOT NULL, 
	locale TEXT NOT NULL, 
	task_id TEXT, 
	session_id TEXT, 
	service_user_id TEXT, 
	opened BOOLEAN NOT NULL, 
	created_at DATETIME NOT NULL, 
	CONSTRAINT pk_threads PRIMARY KEY (channel_id)
);
INSERT INTO "threads" VALUES(77,NULL,NULL,200000000000000002,'A direct message','general','en-US',NULL,NULL,NULL,0,'2025-06-01 12:00:00.000000');
INSERT INTO "threads" VALUES(1300000000000000001,10,11,200000000000000002,'A red kite 🪁','general','en-US','task-1','session-1','anon_1',1,'2025-06-01 12:00:00.000000');
CREATE TABLE turns (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	message_id INTEGER NOT NULL, 
	channel_id INTEGER NOT NULL, 
	author_id INTEGER NOT NULL, 
	kind VARCHAR(16) NOT NULL, 
	text TEXT NOT NULL, 
	then_export BOOLEAN NOT NULL, 
	status VARCHAR(16) NOT NULL, 
	final TEXT, 
	actions TEXT NOT NULL, 
	delivered BOOLEAN NOT NULL, 
	created_at DATETIME NOT NULL, 
	sent_at DATETIME, 
	ended_at DATETIME, 
	CONSTRAINT uq_turns_message_id UNIQUE (message_id), 
	CONSTRAINT fk_turns_channel_id FOREIGN KEY(channel_id) REFERENCES threads (channel_id), 
	CONSTRAINT ck_turns_status CHECK (status IN ('queued', 'uploading', 'sent', 'done', 'failed', 'stopped'))
);
INSERT INTO "turns" VALUES(1,1300000000000000001,1300000000000000001,200000000000000002,'edit','make it a clip',0,'done','Done.','export status',1,'2025-06-01 12:00:00.000000','2025-06-01 12:00:00.000000','2025-06-01 12:00:00.000000');
INSERT INTO "turns" VALUES(2,6,1300000000000000001,200000000000000002,'export','export',0,'queued',NULL,'',0,'2025-06-01 12:00:00.000000',NULL,NULL);
INSERT INTO "turns" VALUES(3,7,77,200000000000000002,'edit','make it a clip',0,'queued',NULL,'',0,'2025-06-01 12:00:00.000000',NULL,NULL);
CREATE INDEX ix_turns_unsettled ON turns (channel_id) WHERE ended_at IS NULL OR delivered = 0 AND final IS NOT NULL;
CREATE INDEX ix_assets_channel_id ON assets (channel_id);
CREATE INDEX ix_snapshots_channel_id ON snapshots (channel_id);
CREATE INDEX ix_renders_status_channel_id ON renders (status, channel_id);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('turns',3);
COMMIT;
