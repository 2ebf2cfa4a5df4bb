"""How English speaks of the service's credits, and of credits that are none."""

from bot.core.intents.concepts import Concept as C

WORDS: dict[C, str] = {
    C.CREDIT: """
        credit, credits, balance, credit balance, my balance, account balance, quota, tokens,
        remaining balance, allowance, my credit
    """,
    C.FILM: """
        end credits, closing credits, opening credits, film credits, movie credits, credits roll,
        credit roll, rolling credits, ending credits, photo credit, photo credits, image credit,
        credits screen, credit scene, credits start, credits scene, credits sequence,
        scrolling credits, credits font, credits text, credits section, artist credit,
        credits at the end, credits over, credits should, credits music, credit score,
        credit scores, credit card, credit cards, carbon credits, carbon credit, college credits,
        college credit, tax credit, tax credits, credit union, store credit, white balance,
        color balance, colour balance, audio balance, sound balance, work-life balance,
        work life balance, new balance, bank balance, balance exercises, balance beam, balance the,
        balance them, balance it, balance between, balance out, balance of, balance bike,
        balance due, balance in, balanced, in balance, off balance, his balance, her balance,
        loses balance, lose balance, balance board, balance sheet, credit to, credit under,
        give credit, credit for, mid credits, post credits, the credits are, the credits should,
        the credits first, credits first, credits last, credits at, credits on, credits with,
        credits to, the credits need, credits need, credits slower, credits faster, credits page,
        credits go, credits fly, credits run, credits scroll, credits rolling, credits roll up,
        credits slide, credits appear, credits come, credits fade, credits feel, credits look,
        credits are too, credits too, credits over the, credits sit, closing credit,
        opening credit, music credit, music credits, song credit, camera credit, cast credits,
        names in the credits, in the credits, to the credits, from the credits, into the credits,
        the credits scroll, credits list, list of credits, as credits, credits for the,
        credit to the, credit mike, credit the photographer, credit the, credit him, credit her,
        credit them, credit us, credit goes to, credits song, credits overlay, credits card,
        insert credit, insert coin, student credits, ects credits, bonus credits scene,
        checking their balance, checking his balance, checking her balance, checks her balance,
        checks his balance, shows a balance, showing a balance, balance of colors,
        balance of colours, tonal balance, balance the audio, stereo balance, left right balance,
        frame balance, balance on, balances on, balancing, balancing act, life balance, ph balance,
        hormone balance, energy balance, power balance, balance training, balance yoga,
        balance (that|this|these|those|everything|all)
    """,
    C.COST: """
        cost, costs, price, prices, pricing, expensive, charge, charged, charge me, deduct,
        deducted, billed, bill, spend, spent, eat, use up, used up, burn, burned, took, taken,
        free, for free, cheap, cheaper, fee, fees, pay, paid, payment, refund, refunded, worth,
        consume, consumed, consumes, used, i used, have i used, use, pricey, deducting, charging,
        chargd, paying, pays, price list, pricelist, (more|less|too|so|very|that|really|quite|
        kinda|pretty) (expensive|pricey|costly|cheap)
    """,
    C.HOW_MUCH: """
        how much, how many, how mch, hw much, what does it cost, what did, what does, what will,
        what would it
    """,
    C.ACCOUNT: """
        left, remain, remains, remaining, enough, buy, purchase, top up, topup, recharge, refill,
        out of, run out, running out, running low, running low on, low on, account, my account,
        afford, do i have, have i got, i have, go to, did all my, reset, renew, will i have,
        expire, plan, subscription, add more, get more, earn, i got left, monthly, spare,
        add credits, balance left, disappeared, vanished, missing from my account, remaining on,
        still have, got left, still got, allowed, allotted
    """,
    C.CREDIT | C.ACCOUNT: """
        can i afford, could i afford, do i have enough for, can we afford, enough credits,
        credits left, can i still afford, top up, topup, recharge, refill my, on my account,
        in my account, my account balance, buy more, out of credits, buy credits, add credits,
        get more credits, my quota, my tokens, more credits, my credits, any credits, credits gone,
        my credits are, some credits, credits disappeared, credits vanished,
        where did my credits go, where did all my credits go, lost my credits, missing credits,
        credits missing, my remaining, remaining credits, credits remaining, credits remain,
        unused credits, leftover credits, spare credits, free credits, monthly credits,
        bonus credits, team credits, shared credits, transfer credits, share credits, gift credits,
        credits expire, credits reset, credits renew, credits refresh, low on credits,
        short on credits, run out of credits, ran out of credits, no credits, zero credits,
        0 credits, enough balance, enough left, any left, budget left, credit limit,
        credit history, buy extra, purchase more, purchase credits, purchase additional,
        get extra credits, earn credits, topping up, can i afford this, afford another, afford it,
        afford one more, afford this, balance low, low balance, balance dropped, my wallet,
        wallet balance
    """,
    C.CREDIT | C.COST: """
        refund, refunded, my money back, charge me, charged me, charged for, be charged,
        billed for, cost me, free of charge, for free, cost anything, charging me, do i pay,
        do i have to pay, have to pay, must i pay, pay for this, cost credits, costs credits,
        what's this gonna run me, run me, set me back, set us back, costing me, costing us,
        cost us, charge us, charged us, charged twice, charged double, double charged,
        charged again, charged extra, cost extra, costs extra, cost more, costs more, extra charge,
        surcharge, paywall, paid feature, paid plan, free plan, free tier, free trial,
        is there a fee, any fees, hidden fees, hidden costs, pricing page, price per minute,
        price per second, per minute price, per render, invoice, receipt, my bill, the bill,
        billing, billed twice, use credits, uses credits, use up credits, eat credits,
        eats credits, burn credits, burns credits, eat up my credits, waste credits,
        deduct credits, take credits, took credits, take more credits, credit cost, credit usage,
        credits used, credits spent, usage so far, what you charged, get my money back,
        get my credits back, credits back, give my credits back, do i get my credits,
        get them refunded, reimbursed, reimburse, (buy|need|get) a (plan|subscription|paid plan|
        premium plan|licence|license), upgrade my plan, my plan
    """,
    C.HOW_MUCH | C.COST: """
        what's the price, whats the price, what is the price, what's the cost, whats the cost,
        what is the cost, how expensive, how pricey, what's the rate, what are the prices,
        what's it cost, whats it cost, how much for, how much is, how much did you charge,
        how much did it cost, how much did that cost, how much did this cost,
        how much does it cost, how much does this cost, how much does that cost,
        how much would it cost, how much will it cost, how much will this cost,
        how much will that cost, how much would that cost, how much would this cost, how much is a,
        how much is an, how much is one, how much is it, how much is this, how much is that,
        how much per, how much to render, how much to export, how much for a, how much for an,
        how much for one, how much for the, how much for this, how much do you charge,
        how much do u charge, how much do i pay, how much do i owe, how much would i pay,
        how much have i spent, how much did i spend, how much was that, how much was it,
        whats the damage, what's the damage, what do i owe, what do you charge, what do u charge,
        what does one cost, what does a render cost, what does this cost, what does that cost,
        what did that cost, what did it cost, what did this cost, what would it cost,
        what would that cost, what will it cost, what will that cost, what are the costs,
        what are the fees, what's the fee, whats the fee, whats your rate, what's your rate,
        what's your price, whats your price, what are your prices, what are your rates, how costly
    """,
    C.HOW_MUCH | C.ACCOUNT: """
        what am i left with, what do i have left, what have i got left, what's left (for me|
        on my account|to spend|in my account), how much (have i|do i|is|have we|do we) (got|have|
        ) (left|remaining)
    """,
    C.CREDIT | C.HOW_MUCH: """
        how many (more|) (videos|clips|renders|exports|edits|minutes|seconds|of these|scenes|shots|
        generations) (can|could) (i|we), credit situation, credits situation
    """,
    C.CREDIT | C.MINE: "my balance, my credits, my credit, our balance, our credits",
}
