"""Portuguese."""

from bot.core.gui.wording import QUOTED, Wording

_OBJECT = (
    (
        r"\W+(?:em|no|na|nos|nas|o|a|os|as|um|uma|sobre|ao|à|qualquer|seu|sua|este"
        r"|esta|para|com|duas vezes|"
    )
    + QUOTED
    + r"|(?-i:[A-ZÁÉÍÓÚ]))"
)
_PART = (
    r"\b(?:ícone|painel|aba|menu|barra de|linha do tempo|controle de|controle deslizante"
    r"|inspetor|alças|ajustes|configurações|cobrança|perfil|conta|editor)\b"
)
"""Parts of a screen that are hardly ever part of a picture."""
WORDING = Wording(
    opening=(
        r"(?:por favor|basta|só|apenas|simplesmente|depois|então|e|ou|também|agora"
        r"|você pode|pode|vocês podem|que você pode|se quiser|é só)"
    ),
    acting=(
        r"(?:cli(?:que|car|cando)|dê (?:um |dois )?cliques?|aperte|apertar|pressione"
        r"|pressionar|toque|tocar|arraste|arrastar|arrastando)"
    )
    + _OBJECT,
    looking=(
        r"(?:abra|abrir|vá|acesse|acessar|selecione|selecionar|escolha|escolher|use"
        r"|usar|confira|conferir|veja|ver|vê-l[oa]s?|visualiz(?:e|ar|á-l[oa]s?)"
        r"|reproduz(?:a|ir)|ajust(?:e|ar|á-l[oa]s?)|edit(?:e|ar|á-l[oa]s?)|alter(?:e"
        r"|ar)|mud(?:e|ar)|baix(?:e|ar|á-l[oa]s?)|export(?:e|ar|á-l[oa]s?)"
        r"|encontr(?:e|ar)|consult(?:e|ar)|verific(?:ar|que)|mov(?:a|er)|visite"
        r"|d[áêe] (?:só )?uma (?:olhada|conferida|espiada)|recarregue|recarregar|recarrega"
        r"|compre|comprar|adquira"
        r"|entre|entrar|navegue|procure|ative|desative|aumente|diminua|reduza|amplie|corte"
        r"|recorte|apague"
        r"|substitua|troque|gerencie|atualize|olhe|ouça|ouvir|ajusta|vai|abre|vê|escolhe|altera"
        r"|muda"
        r"|pux(?:e|ar)|mexa|segure|gire|encontrará|verá|assistir|assista|pré-visualizar)\b"
    ),
    place=(
        r"\b(?:botão|alças?|controle|ícone|painel|aba|guia|menu|barra de|linha do tempo|timeline"
        r"|controle deslizante|inspetor|tela|janela|biblioteca|configurações"
        r"|faturamento|perfil|visualizador|área de|cobrança|conta|página|canto|parte superior"
        r"|topo|editor"
        r"|pré-visualização|exportar|baixar|player|tecla)\b|[>→]\s*\w"
    ),
    anywhere=(
        rf"\b(?:você pode|pode|dá para|encontrará|permite)\b(?=.*{_PART})"
        rf"|\b(?:muda|ajusta|altera|edita|regula|fica)(?:-se)? n[oa]s?\b(?!.*\d)(?=.*{_PART})"
        rf"|\A\W*(?:com|pelo|pela|no|na|usando) (?:[oa]s? )?{_PART}"
        r"(?=.*\b(?:você pode|escolha|clique|abra|toque|selecione)\b)"
    ),
    condition=r"(?:se|quando|para|assim que|caso|depois de)\b",
    continued=(
        r"(?:(?:e|depois|então)\s+)*(?:escolha|selecione|salve|aguarde|baixe"
        r"|confirme)\b"
    ),
    statement=(
        r"(?:(?:e|mas)\s+)?(?:eu|o|a|os|as|também|agora|dura|está|há"
        r"|ficou)\b(?!.*\bpode\b)"
    ),
)
