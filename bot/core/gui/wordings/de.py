"""German."""

from bot.core.gui.wording import QUOTED, Wording

_OBJECT = (
    (
        r"\W+(?:sie|du|oben|unten|auf|den|die|das|dem|einen?|einfach|rechts|links"
        r"|doppelt|mit|im|in|zum|am|an|bitte|dann|es|ihn|"
    )
    + QUOTED
    + r"|(?-i:[A-ZÄÖÜ]))"
)
WORDING = Wording(
    opening=(
        r"(?:bitte|einfach|dann|danach|und|oder|auch|jetzt|anschließend|nun|um es"
        r"|(?:das|die|den|der|sie|ihn|es)?\s*(?:kannst du|können sie|du kannst"
        r"|sie können))"
    ),
    acting=(
        r"(?:(?:doppel)?klicken?|klick|tippen?|drücken?|drück|zieh(?:en?)?|scrollen?"
        r"|(?:mit|per) strg|(?:mit|per) (?:einem |dem |der )?(?:(?:doppel|rechts)?klick"
        r"|rechte[nr] maustaste"
        r"|leertaste|mausrad)"
        r"|wischen?|rechtsklick\w*|fahren? mit|mach(?:e"
        r"|en sie)? einen (?:doppel|rechts)klick|verschieben?|beweg(?:en?)?)"
    )
    + _OBJECT,
    looking=(
        r"(?:öffnen?|geh(?:en?)?|wählen?|wähl|nutzen?|benutzen?|verwenden?"
        r"|schau(?:en?)?|sieh|prüfen?|spielen?|du|sie|das|die|den|es|ihn|dort|in der"
        r"|im|unter|wechseln?|besuchen?)\b(?=.*\b(?:ansehen|anschauen|prüfen"
        r"|anpassen|ändern|herunterladen|exportieren|finden|findest|bearbeiten"
        r"|verschieben|abspielen|vorschau|öffnen?|wählen?|geh(?:en?)?|nutzen?"
        r"|benutzen?|verwenden?|schau(?:en?)?|sieh|spielen?|wechseln?|besuchen?"
        r"|einsehen|überprüfen|sehen|aufladen|kaufen|nachkaufen|anhören|speichern)\b)|(?:lade"
        r"|kaufe?|hör|wirf"
        r"|ruf|stell|dreh|regle|speicher|schalte|blende|lösche?|exportiere|passe?|ändere?"
        r"|bearbeite)e?\b"
    ),
    place=(
        r"(?:\b(?:\w*schaltfläche|\w*button|knopf|symbol|icon|\w*panel|\w*bereich"
        r"|registerkarte|tab|reiter|\w*menü|\w*leiste|timeline|\w*regler|inspektor"
        r"|leinwand|\w*fenster|bibliothek|mediathek|\w*einstellungen|eckpunkten?|anfassern?"
        r"|griffen?|profil|abrechnung|konto"
        r"|\w*seite|oben rechts|oben links|oben|ecke|editor|vorschau|exportieren"
        r"|player|taste)\b)|[>→]\s*\w"
    ),
    anywhere=(
        r"\A\W*(?:mit|über|per|unter|am|beim)\b.{1,60}?\b(?:du|sie)\b|"
        r"\b(?:(?:finde|sieh|änder|speicher|stell|läd|hör|regel|verschieb|bearbeite|exportier"
        r"|öffne)st du|passt du|(?:finde|sehe|ändere|speicher|stelle|passe|lade|höre)n sie"
        r"|siehst du)\b|\b(?:kannst du"
        r"|können sie|du kannst)\b"
    ),
    condition=r"(?:wenn|falls|sobald|um|zum|für)\b",
    continued=(
        r"(?:(?:und|dann|danach)\s+)*(?:wähle|wählen|speichere|warte|bestätige)\b"
        r"|um es\b"
    ),
    statement=r"(?:(?:und|aber)\s+)?(?:ich|der|die|das|es|außerdem)\b(?!.*\bkannst\b)",
)
