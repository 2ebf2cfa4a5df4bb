"""Spanish."""

from bot.core.gui.wording import QUOTED, Wording

_OBJECT = (
    (
        r"\W+(?:en|el|la|los|las|un|una|sobre|al|a|cualquier|ambos|tu|su|este|esta"
        r"|por|para|con|lo|"
    )
    + QUOTED
    + r"|(?-i:[A-ZÁÉÍÓÚ]))"
)
_PART = (
    r"\b(?:icono|ícono|panel|pestaña|menú|barra de|línea de tiempo|deslizador|control de"
    r"|inspector|tiradores|guion gráfico|ajustes|configuración|facturación|perfil|cuenta|editor)\b"
)
"""Parts of a screen that are hardly ever part of a picture."""
WORDING = Wording(
    opening=(
        r"(?:por favor|solo|simplemente|luego|después|y|o|también|ahora|puedes|puede"
        r"|podrás|podés|pueden|que puedes|si quieres|ya|para ello)"
    ),
    acting=(
        r"(?:ha(?:z|ga) (?:doble )?clic|pulsa|pulse|presiona|presione|toca|toque"
        r"|arrastra|arrastre|arrastrar|hacer (?:doble )?clic|pulsar|presionar"
        r"|arrastrando|(?:arrástra|púlsa|tóca|presióna)l[oa]s?)"
    )
    + _OBJECT,
    looking=(
        r"(?:abr[ea]|ve|vaya|dirígete|selecciona|seleccione|elige|elija|usa|use"
        r"|utiliza|revisa|consulta|mira|ver(?:l[oa]s?)?|previsualizar(?:l[oa]s?)?"
        r"|reproducir(?:l[oa]s?)?|ajustar(?:l[oa]s?)?|editar(?:l[oa]s?)?"
        r"|cambiar(?:l[oa]s?)?|descargar(?:l[oa]s?)?|exportar(?:l[oa]s?)?"
        r"|encontrar(?:l[oa]s?)?|consultar(?:l[oa]s?)?|comprobar|mover(?:l[oa]s?)?"
        r"|éch(?:al[oa]s?|eles?|ale|ales) un(?:a)? (?:vistazo|ojeada|mirada)|ech[ae] un vistazo"
        r"|d[ae]le una mirada|(?:ábre|cámbia|míra|revísa|ajústa|muéve|expórta|descárga|bája"
        r"|edíta|búsca|elíge"
        r"|encuéntra|selecciona|súbe|córta|bórra|compruéba|reprodúce)l[oa]s?"
        r"|recarga|recargue|compra|compre|adquiere|entra|entre|ingresa|ingrese|accede|acceda|navega"
        r"|dirígete|busca|busque|activa|active|desactiva|desactive|amplía|reproduce|repasa|edita"
        r"|edite"
        r"|encuentra|sube|baja|recorta|gestiona|actualiza|prueba|cierra|despliega"
        r"|modificar(?:l[oa]s?)?|visita|comprueba|descarga|exporta|encontrarás|verás"
        r"|revisar(?:l[oa]s?)?|ajusta|cambia|mueve)\b"
    ),
    place=(
        r"\b(?:botón|tiradores|guion gráfico|control de|icono|ícono|panel|pestaña|menú|barra de"
        r"|línea de tiempo"
        r"|timeline|control deslizante|inspector|lienzo|ventana|biblioteca|ajustes"
        r"|configuración|facturación|perfil|deslizador|cuenta|página|(?:arriba|abajo) a la|esquina"
        r"|parte superior|editor|vista previa|exportar|descargar|reproductor"
        r"|tecla)\b|[>→]\s*\w"
    ),
    anywhere=(
        rf"\b(?:puedes?|podrás|podés|encontrarás|encuentras|verás|tienes|te permite)\b(?=.*{_PART})"
        rf"|\bse (?:cambia|ajusta|edita|regula|mueve|encuentra|descarga|exporta"
        rf"|puede)n?\b(?!.*\d)(?=.*{_PART})"
        rf"|\A\W*(?:con|desde|en|usando|mediante) (?:el|la|los|las|tu) {_PART}"
        r"(?=.*\b(?:puedes?|podrás|podés|elige|pulsa|abre|busca|selecciona|toca)\b)"
    ),
    condition=r"(?:si|cuando|para|una vez|en cuanto|en caso)\b",
    continued=(
        r"(?:(?:y|luego|después)\s+)*(?:cámbial[oa]s?|ajústal[oa]s?|elige|elija|selecciona"
        r"|seleccione|guarda"
        r"|espera|descarga|confirma)\b"
    ),
    statement=(
        r"(?:(?:y|pero)\s+)?(?:he|el|la|los|las|también|ahora|dura|está"
        r"|hay)\b(?!.*\bpuedes\b)"
    ),
)
