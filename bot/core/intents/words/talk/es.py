"""Spanish."""

from bot.core.intents.concepts import Concept as C

WORDS: dict[C, str] = {
    C.FILLER: """
        por favor, porfa, muy, tan, amigo, tio, jaja, jajaja, y, pues, todo, todos, de verdad,
        por todo, por la ayuda, por tu ayuda, che, bueno, que
    """,
    C.GREETING: """
        hola, holaa, holi, buenas, buenos dias, buen dia, buenas (tardes|noches), que tal,
        como estas, saludos, adios, chao, chau, hasta (luego|manana|pronto), prueba,
        probando, encantado
    """,
    C.THANKS: """
        gracias, muchas gracias, mil gracias, muchisimas gracias, graciass, grax,
        te lo agradezco, se agradece, no gracias, eso es todo, nada mas
    """,
    C.APPROVE: """
        vale, dale, genial, perfecto, excelente, buenisimo, bien, muy bien, que bien, que bueno,
        guay, chevere, padrisimo, increible, me (gusta|encanta), me (gusta|encanta) mucho,
        fantastico, listo, de acuerdo, entendido, entiendo, ya veo, esta bien,
        (quedo|queda|esta) (genial|perfecto|muy bien| increible|excelente), buen trabajo,
        que (lindo|bonito|guay|chulo|padre), okey, oka, joya
    """,
    C.ANSWER: """
        si, sii, sip, claro, claro que si, por supuesto, hazlo, adelante, hagamoslo, continua,
        sigue, procede, no, nop, la primera, la segunda, la tercera, el primero, el segundo,
        el tercero, opcion (a|b|c|1|2|3), cualquiera, la que (quieras|sea),
        lo que (quieras|prefieras|tu digas), ambos, ambas, los dos, las dos, tu decides,
        correcto, exacto, eso, ese, esa, no se, como quieras
    """,
    C.ABOUT: """
        ayuda, ayudame, ayudenme, auxilio, socorro, necesito ayuda,
        (me|nos) (puedes|podrias) ayudar, puedes ayudarme, que (puedes|sabes|podes|puede) hacer,
        que (puedes|podes) hacer por mi, que (haces|hace este bot|hace esto),
        que cosas (puedes|sabes) hacer, para que (sirve|sirves) (esto|este bot|),
        (como|y como) (funciona|funcionas) (esto|este bot|el bot|),
        como (se usa|se utiliza|uso|utilizo|puedo usar|te uso|lo uso) (esto|este bot|el bot|),
        quien eres, que eres, que es (esto|este bot), eres un bot, eres (humano|real|una ia),
        estas ahi, hay alguien (ahi|), comandos, (que|cuales) comandos (hay|tienes),
        cuales son los comandos, (que|cuales) (funciones|opciones) (hay|tienes|tiene),
        como (empiezo|comienzo|empezar), por donde (empiezo|empezamos|comienzo),
        (que|y que) (hago|tengo que hacer|debo hacer) (ahora|aqui|), y ahora (que|que hago|),
        (no|no lo) (entiendo|se usarlo|se como usarlo), no se (como usarlo|que hacer),
        instrucciones, manual, estoy (perdido|perdida), explicame (como funciona|esto),
        soy nuevo
    """,
}
