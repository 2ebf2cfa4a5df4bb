"""Spanish, written without accents."""

from bot.core.intents.concepts import Concept as C

WORDS: dict[C, str] = {
    C.FILLER: """
        el, la, lo, los, las, un, una, unos, unas, de, del, al, a, en, con, por, para, que, y ya,
        ya, me, te, se, le, les, nos, mi, tu, su, este, esta, esto, ese, esa, eso, es, esta bien,
        hay, muy, mas, si, yo, hola, gracias, porfa, porfis, xfa, favor, por favor, ahora, mismo,
        ahora mismo, hoy, todo, toda, nada, algo, otra, otro, vez, otra vez, de nuevo, nuevo, alta,
        calidad, version, celular, movil, compu, va, he, ha, como, cual, son, jefe, cliente, listo,
        lista, final, completo, completa, terminado, aqui, ahi, tambien, solo, rapido, ser, tener,
        puedo, puede, puedes, podrias, podemos, bueno, vale, dale, amigo, bro, jaja, jajaja,
        cuando, minuto, o, sin, dio, da, dado, hubo
    """,
    C.JOIN: """
        y, luego, despues, y luego, entonces, pero, ademas, y despues, y ya, porque, aunque,
        cuando termines, e
    """,
    C.OPENER: """
        puedes, podrias, porfa, por favor, quiero, me gustaria, necesito, vamos a, hay que,
        quisiera, ahora, primero, y, no, si, puede, hola
    """,
    C.ORDER: """
        pon, ponle, ponlo, ponme, poner, agrega, agregale, agregar, anade, anadele, anadir, mete,
        metele, quita, quitale, quitar, elimina, eliminar, borra, borrale, borrar, saca, sacale,
        cambia, cambiale, cambialo, cambiar, reemplaza, reemplazar, corta, cortale, cortar,
        recorta, recortar, acorta, alarga, haz, hazlo, hazle, hazla, hazlos, hazlas, hacer, crea,
        crear, genera, generar, baja el volumen, baja la, bajale, baja un poco, sube el volumen,
        sube la, subele, subele el, sube un poco, acelera, acelerar, ralentiza, ajusta, ajustar,
        arregla, arreglalo, arreglar, corrige, corregir, equilibra, mueve, mueve el, mover, gira,
        usa, usar, deja, dejalo, convierte, convertir, aclara, oscurece, mejora, mejorar, anima,
        traduce, empieza, termina con, repite, junta, une, divide, invierte, difumina, desenfoca,
        agranda, achica, aumenta, reduce, silencia, coloca, inserta, centra, muestra, enfoca,
        vuelve a la, deshaz, escribe, explica, dale mas, que sea, que suene, que salga, que dure,
        que aparezca, deberia, tiene que, sube el brillo, sube el, baja el, (hazlos|hazlas|ponlos|
        ponlas|ponle|ponles|quitalo|quitala|quitalos|quitalas|cambialo|cambiala|cambiale|cambiales|
        cortalo|cortala|cortale|bajale|bajalo|subele|subelo|muevelo|muevela|borralo|borrala|
        borrale|dejalo|dejala|aceleralo|acelerala|ralentizalo|ralentizala|agrandalo|achicalo|
        alargalo|acortalo|ajustalo|ajustala|corrigelo|corrigela|arreglala|tapalo|tapa|difuminalo|
        centralo|repitelo|repite|voltea|voltealo|giralo|usala|usalo|usalos|metele|metelo|sacalo|
        sacala|equilibralo|iguala|haya|que haya|que diga|que se vea|que se oiga|que empiece|
        que termine|que entre|que dure|que vaya|que tenga|mejor que|en vez de|en lugar de)
    """,
    C.MATERIAL: """
        titulo, titulos, subtitulos, subtitulo, texto, musica, cancion, sonido, voz, volumen,
        letra, letras, fuente, color, colores, fondo, imagen, imagenes, foto, fotos, toma, tomas,
        escena, escenas, plano, transicion, transiciones, efecto, efectos, filtro, inicio,
        principio, comienzo, parte, segundos, segundo, marca de agua, esquina, brillo, contraste,
        velocidad, ritmo, narracion, cara, cielo, pantalla, boton, logo, portada, clips, cortes,
        audio mio, texto de descarga, estado de animo, boton de descarga, animo, abuela, abuelo,
        mama, papa, nino, nina, ninos, perro, gato, casa, boda, playa, calle, coche, carro, chica,
        chico, mujer, hombre, gente, bebe, beso, atardecer, amanecer, mar, montana, sol, lluvia,
        nieve, comida, pastel, cumpleanos, fiesta, viaje, guitarra, piano, bateria, baile, risa,
        silencio, ruido, viento, palabra, palabras, frase, frases, nombre, apellido, fecha, precio,
        precios, telefono, direccion, correo, mano, manos, ojos, pelo, ropa, vestido,
        final alternativo, zoom
    """,
    C.TRAIT: """
        mas lento, mas rapido, mas lentos, mas rapidos, mas alto, mas bajo, mas grande,
        mas pequeno, mas corto, mas largo, mas claro, mas oscuro, mas dinamico, muy rapido,
        muy lento, muy largo, muy oscuro, oscuro, demasiado, mas, menos, mal, fatal, feo, borroso,
        cortado, desincronizado, no se ve, no se oye, sin sonido, rapidos, lento, blanco y negro,
        camara lenta, alegre
    """,
    C.ADVICE: """
        crees, opinas, recomiendas, queda bien, quedaria, sugieres, mejor, deberia, idea, ideas,
        te parece, combina
    """,
    C.TOPIC: """
        anuncio, promo, video sobre, video de, comercial, documental, tutorial, trailer,
        presentacion, video para, sobre la, sobre el
    """,
    C.EXPORT: """
        exporta, exportalo, exportala, exportar, exportame, renderiza, renderizalo, renderizar,
        descargar, descarga, descargarlo, descargarla, descargame, bajar el video, bajarlo, bajar,
        bajarme, bajo el video, bajo, guardar, guardarlo, guarda, guardalo, descargo, lo descargo,
        exporto, sacalo en, exportemos, render, exporte, exporte el, exporte la
    """,
    C.EXPORTED: """
        exportado, exportada, exportaste, descargue, descargaste, que descargue, que exportaste,
        la exportacion, exportacion, exportaciones, baje, que baje, renderizado, el export,
        me pasaste, me mandaste, me diste, me enviaste, que me, lo exporte, la exporte, ya exporte,
        cuando exporte, exporte la ultima, exporte la version
    """,
    C.SEND: """
        mandame, mandamelo, manda, enviame, enviamelo, envia, enviar, pasame, pasamelo, pasa,
        pasas, me pasas, me mandas, me envias, me das, dame, damelo, damela, quiero, quiero el,
        necesito, comparte, compartelo, compartir, mandalo, envialo, puedo tener, donde esta,
        donde consigo, reenvia, reenviame, entregame, me lo mandas, me lo pasas, me lo envias,
        me puedes pasar, me puedes mandar, me puedes enviar, donde, sube al chat, mandar, pasar,
        obtener, tener, conseguir, (me|nos) (das|mandas|pasas|envias|compartes|dejas|regalas|
        la mandas|lo mandas|lo pasas|la pasas|lo das|lo envias|lo exportas), (damelo|mandamelo|
        pasamelo|enviamelo|compartemelo|dame|mandame|pasame|enviame|comparteme|regalame|
        dejame) (ya|el|la|por|), (quiero|necesito|ocupo|me urge) (el|la|mi) (video|archivo|link|
        enlace|mp4|version final), donde (esta|quedo|descargo|lo descargo|bajo|lo bajo|
        encuentro) (el|la|mi|)
    """,
    C.FILE: """
        video, archivo, video final, video listo, video terminado, archivo final, resultado,
        el clip, version final, peli, pelicula, vidio
    """,
    C.LINK: "enlace, enlaces, liga, link de descarga, enlace de descarga, descarga",
    C.BROKEN: """
        caduco, caducado, expiro, expirado, vencio, vencido, no funciona, no abre, no sirve, roto,
        no me llego, no llego, no me deja, no carga, no puedo descargar, no se abre,
        no puedo abrir, no se puede descargar, caido, no recibi, no (jala|carga|sirve|funciona|
        abre|me abre|me deja|descarga|me descarga|se abre|se ve|me llego|llego|aparece|lo veo|
        lo encuentro|reproduce|se reproduce), (ya|) (vencio|caduco|expiro|murio), esta (caido|roto|
        muerto|vencido|caducado|danado)
    """,
    C.HOLD: """
        no lo exportes, no exportes, todavia no, aun no, antes de exportar, no me mandes,
        no lo mandes, no envies, no renderices, antes de que exportes, sin exportar, espera,
        antes de descargar, no me lo mandes
    """,
    C.APPROVE: """
        perfecto, genial, me encanta, me gusta, quedo bien, quedo perfecto, quedo genial,
        excelente, esta bien, sin cambios, nada mas que cambiar, muy bien, buenisimo, increible,
        no cambies nada, asi esta bien, ya quedo, asi esta perfecto, sin mas cambios,
        no hay mas cambios
    """,
    C.CREDIT: "credito, creditos, saldo, tokens, balance",
    C.FILM: """
        creditos finales, creditos al final, los creditos al final, los creditos pasan,
        creditos de cierre, creditos iniciales, titulos de credito, balance de blancos,
        balance de color, balance de, saldos, tarjeta de credito, equilibrio, los creditos en,
        creditos de las fotos, creditos del, pon los creditos, saldo bancario, saldo de su cuenta,
        los creditos con
    """,
    C.COST: """
        cuesta, cuestan, costar, costo, precio, cobra, cobran, cobraste, cobro, cobraron, gasta,
        gaste, gasto, gastar, gratis, caro, vale, sale, descontaron, descontaste, consume, cargo,
        pagar, pago, reembolso, tarifa, usaste, uso
    """,
    C.HOW_MUCH: "cuanto, cuantos, cuanta, cuantas, que precio, a como",
    C.ACCOUNT: """
        quedan, queda, me quedan, me queda, tengo, resta, restan, comprar, compro, recargar,
        recargo, cuenta, alcanza, me alcanza, alcanzan, suficiente, suficientes, ver mi, mi saldo,
        quedado, recarga, plan, sobran, disponible, disponibles, se acabaron, dos veces
    """,
    C.MINE: "mi, mis, me, tengo, yo, mio, mios, propio, propia, propios",
    C.CHECK: "muestrame, ver, mostrar, dime, lista, cual es, ensename, revisa, enumera, checa",
    C.STATUS: """
        estado, estatus, progreso, avance, como va, como vas, como vamos, que cambiaste,
        que hiciste, que paso, novedades, alguna novedad, sigues ahi, en que va, en que vas,
        que tal va, que ha cambiado, como va eso, estas ahi, en que quedo, que tal, como quedo,
        como anda, como esta, (como|que tal) (va|vas|vamos|va eso|va el video|va todo|sigue), (que|
        alguna) (novedad|novedades|paso|onda), (sigues|estas|andas) (ahi|vivo|viva|trabajando),
        por donde vas, en que (vas|vamos|quedamos|quedo|andas|estado), (que|cual es el) (avance|
        progreso), algun avance, que (cambiaste|hiciste|has hecho|has cambiado|modificaste|
        le hiciste)
    """,
    C.TIMELINE: "linea de tiempo, pistas, proyecto, cuantos clips, que clips, timeline, que hay",
    C.DONE: """
        listo, lista, terminado, terminaste, acabaste, acabo, termino, casi esta, casi listo,
        completo, hecho, ya esta, ya quedo, ya termino, salio bien, funciono, resulto, se pudo,
        exito, (ya|) (esta|quedo|acabaste|terminaste|acabo|termino|salio|estuvo|se hizo|se exporto|
        se guardo|se subio) (listo|lista|hecho|), (ya casi|falta mucho|falta poco|cuanto falta|
        cuanto le falta|ya merito)
    """,
    C.YET: "ya, todavia, aun, casi, sigue, sigues, ahora mismo",
    C.FAIL: """
        fallo, falla, fallado, error, atascado, trabado, se trabo, se colgo, congelado,
        tarda tanto, tarda, tardando, se cayo, parado, se detuvo, atorado, tardas, pegado, (se|
        ) (trabo|atoro|cayo|colgo|congelo|pego|quedo pegado|quedo trabado|quedo atorado|
        quedo colgado|quedo congelado|rompio), (no|nada) (avanza|carga|responde|pasa|se mueve|
        reacciona), (sigue|esta) (cargando|pensando|pegado|trabado|atorado|colgado|congelado),
        (marca|da|sale|dio|marco|me sale|me da) (un|) error, tarda (mucho|tanto|demasiado|
        un monton), lleva (mucho|horas|rato|un rato|media hora|una hora|diez minutos),
        por que (tarda|fallo|no|se)
    """,
    C.RECEIVE: """
        llegaron, llego, recibiste, te llegaron, te llego, has recibido, recibido, tienes mis,
        se subio, se subieron, se cargo, se cargaron, (te|les|ya te|si te) (llego|llegaron) (mi|
        mis|el|la|los|las|todo|bien|), (recibiste|viste|tienes|ya tienes|ya viste|pudiste ver|
        pudiste abrir) (mi|mis|el|la|los|las|todo|bien), se (subio|subieron|cargo|cargaron) (bien|
        todo|el|la|los|las|mi|mis)
    """,
    C.DURATION: """
        cuanto falta, cuanto dura, cuanto tiempo, cuanto tarda, cuanto mas, duracion, cuanto queda,
        cuando estara, cuando va a estar, cuanto va a tardar, cuanto demora, le falta mucho,
        falta mucho
    """,
    C.WORKING: "procesando, generando, renderizando, exportando, trabajando, cargando",
    C.UPLOAD: """
        subir, subo, subir un, subiendo, cargar, importar, adjuntar, subirte, subir mis,
        adjunto un, subirlo, subida
    """,
    C.UPLOADED: "subi, que subi, subido, subidas, mande, que mande, envie, que te mande, adjunte",
    C.HAND_IN: """
        te mando, te envio, te paso, mandarte, enviarte, pasarte, darte, mando las, mando mis,
        envio mis, meto mis, usar mi, usar mis, poner mi propia, te subo, te doy, mando mi,
        envio mi, mando un, envio un, os paso
    """,
    C.FUTURE: """
        ahora te, voy a, luego te, en un rato, en un momento, espera, dejame, ahorita, ahora,
        manana, mas tarde, un momento, un segundo, ahorita te, enseguida
    """,
    C.LIMIT: """
        formatos, formato, tamano, tamano maximo, peso maximo, limite, aceptas, acepta, admite,
        soporta, soportas, pesa, peso, maximo, muy grande, demasiado grande, admiten, (que|cuales|
        cual) (formatos|formato|tipo de archivo|tipos de archivo|tamano|extension|extensiones),
        (acepta|aceptas|aceptan|soporta|soportas|admite|admites|lee|lees|jala|jalan) (archivos|
        videos|audios|fotos|mov|mkv|heic|wav|avi|png|mp3|psd|raw|), (cuanto|
        que tanto) (puede pesar|pesa|maximo), (peso|tamano) (maximo|limite), (pesa|es) (mucho|
        demasiado|muy pesado|muy grande|2 gb|3 gb), pesa demasiado, gigas, megas, hay (limite|
        maximo|tope)
    """,
    C.HERE: """
        aqui, aqui tienes, aqui esta, aqui va, este es, esta es, estas son, estos son, toma,
        ahi va, ahi tienes, ten, aca, aqui van
    """,
    C.WHY: "por que, porque se, xq, porq",
    C.HOW: "como, como se, como hago, de que manera",
    C.WHERE: "donde, por donde, adonde, en donde",
    C.WHAT: "que, cual, cuales, cuantos, cuantas",
    C.MAY: "puedo, se puede, podria, quiero, me gustaria, quisiera, es posible, tengo",
    C.DID: "hay, esta, estan, has, ya, te, se",
    C.NOT: "no, sin, ni, nunca",
    C.REPORT | C.DID: """
        agregaste, pusiste, cambiaste, quitaste, anadiste, has puesto, has anadido, has cambiado,
        ya agregaste, ya pusiste, ya cambiaste, corregiste, hiciste, pudiste
    """,
    C.WITH: """
        con el, con la, con los, con las, sin el, sin la, sin los, sin las, pero con, pero sin,
        sin musica, con musica, sin subtitulos
    """,
    C.CREDIT | C.ACCOUNT: """
        (me|nos) (alcanza|alcanzan|queda|quedan|sobra|sobran|falta|faltan) (para|credito|creditos|
        saldo|algo|algun credito), alcanza para, (tengo|tenemos|hay) (creditos|saldo|suficiente|
        suficientes|bastante|bastantes), (cuanto|cuantos) (me|nos) (queda|quedan|sobra|sobran),
        (mis|los) creditos (restantes|disponibles|se acabaron), se (me|) (acabaron|terminaron|
        agotaron) los creditos, recargar (creditos|saldo), comprar (creditos|mas|saldo|
        mas creditos), (ver|checar|revisar|consultar) mi saldo
    """,
    C.CREDIT | C.COST: """
        cuanto (cuesta|vale|sale|costaria|me sale|me cobran|cobran|es|seria|gasta|gaste|he gastado|
        me va a costar|me costo|costo), es (gratis|gratuito|de pago|caro), (me|nos) (cobraron|
        cobras|cobran|cobro|descontaron|desconto|quitaron|cobrara), cuesta (creditos|algo|mucho|
        extra), tiene costo, hay que pagar, tengo que pagar, reembolso, devolucion,
        por que (me cobraron|me quitaron|tan caro), tarifas, planes
    """,
    C.HAND_IN | C.FUTURE: """
        (te|les|ahorita te|luego te|ya te|al rato te|en un rato te|manana te|enseguida te|ahora te|
        orita te) (mando|paso|envio|subo|comparto|adjunto|dejo|voy a mandar|voy a pasar|
        voy a enviar), (voy a|vamos a|dejame|deja) (mandar|mandarte|pasarte|enviarte|subir|subirte|
        adjuntar|buscar|compartir|compartirte), (se me olvido|olvide|me falto) (adjuntar|mandar|
        subir|el archivo|la foto|pasarte), (tengo|traigo) (unos|unas|un|una|varios|varias|mas|
        otros|otras) (clips|fotos|videos|archivos|audios|tomas|audio|video|foto)
    """,
    C.HAND_IN | C.HOW: """
        (como|donde|por donde|a donde) (te|les) (mando|paso|envio|subo|comparto|dejo|hago llegar|
        los paso|las paso|lo paso|la paso|los mando|las mando|lo mando|la mando), (donde|
        como) (subo|cargo|adjunto|meto|pongo|agrego|dejo|pego) (mis|mi|las|los|el|la|unas|unos|
        fotos|videos|archivos)
    """,
    C.HAND_IN | C.MAY: """
        puedo (usar|mandar|mandarte|pasarte|enviarte|subir|subirte|meter|poner|agregar|
        compartir) (mi|mis|unas|unos|una|un|otra|otro|fotos|videos|mi propia|mi propio|mis propias|
        mis propios), se (puede|pueden) (mandar|subir|enviar|usar|poner|meter|pasar|agregar|
        adjuntar)
    """,
    C.CREDIT | C.MINE: "mi saldo, mis creditos",
}
