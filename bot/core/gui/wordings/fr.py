"""French."""

from bot.core.gui.wording import QUOTED, Wording

_OBJECT = (
    (
        r"\W+(?:sur|le|la|les|l'|un|une|des|n'importe|votre|vos|ton|ta|tes|dans|en"
        r"|au|aux|à|deux fois|"
    )
    + QUOTED
    + r"|(?-i:[A-ZÉÈÀ]))"
)
_PART = (
    r"\b(?:icône|panneau|onglet|menu|timeline|curseur|poignées?|inspecteur|bibliothèque"
    r"|médiathèque|paramètres|réglages|facturation|profil|compte|aperçu|éditeur)\b"
)
"""Parts of a screen that are hardly ever part of a picture."""
WORDING = Wording(
    opening=(
        r"(?:veuillez|s'il (?:vous|te) plaît|simplement|puis|ensuite|et|ou|aussi"
        r"|maintenant|il (?:vous |te )?suffit de|il ne (?:vous|te) reste plus qu.à"
        r"|(?:que )?vous pouvez"
        r"|(?:que )?tu peux|pour cela|l[ea]s?|l')"
    ),
    acting=(
        r"(?:(?:double-)?cli(?:que[zr]?|quant|c)|appuye[zr]|appuie|fai(?:tes|s"
        r"|re) (?:glisser|un clic|défiler)|glisse[zr]?|touche[zr]|survole[zr]?"
        r"|en cliquant|en faisant glisser)"
    )
    + _OBJECT,
    looking=(
        r"(?:ouv(?:re[zr]?|rir)|alle[zr]|va|rende[zr]-vous|sélectionne[zr]?"
        r"|choisi(?:s|ssez|r)|utilise[zr]?|consulte[zr]?|vérifie[zr]?|regarde[zr]?"
        r"|voi[rs]|prévisualise[zr]?|lire|ajuste[zr]?|modifie[zr]?|change[zr]?"
        r"|télécharge[zr]?|exporte[zr]?|trouve[zr]?|déplace[zr]?|visualise[zr]?"
        r"|retrouve[zr]?|trouverez|verrez|jete[zr] un (?:œil|oeil|coup d.œil)|jette un (?:œil"
        r"|oeil|coup d.œil)"
        r"|recharge[zr]?|achete[zr]|achète|accéde[zr]|accède|entre[zr]|passe[zr]|parcoure[zr]"
        r"|active[zr]?"
        r"|désactive[zr]?|écoute[zr]?|rogne[zr]?|règle[zr]?|réglez|gére[zr]|affiche[zr]?"
        r"|lance[zr]?|baisse[zr]?"
        r"|augmente[zr]?|supprime[zr]?|remplace[zr]?|tire[zr]?|coupe[zr]?)\b"
    ),
    place=(
        r"(?:\b(?:bouton|poignées?|icône|panneau|onglet|menu|barre d|timeline|ligne de temps"
        r"|chronologie|curseur|inspecteur|canevas|fenêtre|bibliothèque|paramètres"
        r"|réglages|facturation|profil|médiathèque|compte|page|en haut|en bas|coin|éditeur|aperçu"
        r"|exporter|télécharger|lecteur|touche)\b)|[>→]\s*\w"
    ),
    anywhere=(
        r"\A\W*(?:le|la|les|l') ?(?:curseur|panneau|onglet|menu|réglage|bouton (?:exporter"
        r"|télécharger|partager))s?\b[^.]*\b(?:vous|te) (?:permet|laisse)"
        rf"|\b(?:vous pouvez|tu peux|vous pourrez|tu pourras|vous trouverez)\b(?=.*{_PART})"
        rf"|\bse (?:règle|modifie|change|trouve|ajuste|télécharge)(?:nt)?\b(?!.*\d)(?=.*{_PART})"
        rf"|\A\W*(?:dans|depuis|avec|sur|via) (?:le|la|les|l'|votre|ton) ?{_PART}"
        r"(?=.*\b(?:vous pouvez|tu peux|choisis|ouvre|clique|sélectionne))"
        r"|\b(?:est|sont) (?:\w+ment )?(?:visible|disponible|affichée?|listée?|accessible"
        rf"|consultable)s?\b(?=.*{_PART})"
    ),
    condition=r"(?:si|quand|lorsque|pour|une fois|dès que|en cas)\b",
    continued=(
        r"(?:(?:et|puis|ensuite)\s+)*(?:choisissez|choisis|sélectionnez|sélectionne"
        r"|enregistrez|attendez|téléchargez|confirmez)\b"
    ),
    statement=(
        r"(?:(?:et|mais)\s+)?(?:j'ai|je|le|la|les|il|elle|aussi|dure"
        r"|c'est)\b(?!.*\bpouvez\b)"
    ),
)
