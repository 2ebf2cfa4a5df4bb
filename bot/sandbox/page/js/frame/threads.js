/** The threads of a channel, open and closed, and what can be done with one. */

import { asked, confirmed } from "../parts/dialogs.js";
import { openMenu } from "../parts/menu.js";
import { t } from "../words.js";

const LONGEST_NAME = 100;

/** List the threads of a channel beside a control; one is gone to by a press. */
export function openThreads(app, channel, anchor) {
  const threads = app.world.threadsOf(channel.id);
  const entries = (heading, some) => some.length > 0 && [
    { heading }, ...some.map((thread) => ({
      label: thread.name, icon: "thread", action: () => app.open(thread.id),
    })),
  ];
  const isClosed = (thread) => thread.thread_metadata.archived;
  const items = [
    entries(t("threads.open"), threads.filter((thread) => !isClosed(thread))),
    entries(t("threads.closed"), threads.filter(isClosed)),
    threads.length === 0 && { heading: t("threads.none") },
  ].flat().filter(Boolean);
  openMenu(anchor, items, { label: t("threads") });
}

/** Whether there is anything that the person may do with a thread. */
export function mayChange(world, thread) {
  return thread.can.manage_threads || thread.owner_id === world.me.id;
}

/** Open the menu of a thread: rename, close, lock, delete. */
export function openThreadMenu(app, thread, anchor) {
  const { archived, locked } = thread.thread_metadata;
  const change = (fields) => app.act("change_thread", { channel_id: thread.id, ...fields });
  const manages = thread.can.manage_threads;
  openMenu(anchor, [
    { label: t("thread.rename"), icon: "pencil", action: () => rename(thread, change) },
    {
      label: t(archived ? "thread.reopen" : "thread.close"), icon: archived ? "thread" : "check",
      action: () => change({ archived: !archived }),
    },
    manages && {
      label: t(locked ? "thread.unlock" : "thread.lock"), icon: "lock",
      action: () => change({ locked: !locked }),
    },
    manages && { label: t("thread.delete"), icon: "trash", danger: true, action: () => remove(app, thread) },
  ].filter(Boolean), { label: t("thread.menu") });
}

async function rename(thread, change) {
  const name = await asked(t("thread.rename"), t("thread.name"), thread.name, LONGEST_NAME);
  if (name && name !== thread.name) await change({ name });
}

async function remove(app, thread) {
  if (!(await confirmed(t("thread.delete"), t("thread.delete.about"), t("delete")))) return;
  await app.open(thread.parent_id);
  await app.act("delete_thread", { channel_id: thread.id });
}
