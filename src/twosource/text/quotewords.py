"""Words that tell marks and quotations apart, in the languages that the marks' conventions come from.

Lower case throughout, except the elided starts, where the case tells ’em from ’Em.  Each list holds what news prose
has; a word outside them only means that another feature must decide.
"""

from __future__ import annotations


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


ELIDED_STARTS = _words(
    "tis twas twere twill til till em n cause cuz coz hood burbs bout round nuff kay sup cept neath gainst fro "
    "nother "
    "n' n’ Tis Twas Twere Twill Til Em N im er ere ello s t d m re ve ll"
)
"""’tis, ’em, rock ’n’ roll: what follows an apostrophe that no quotation begins with."""

ELIDED_ENDS = _words("o an th ol wi mo po de lil tha yo")
"""o’, an’, ol’: with words in -in, what stands before an apostrophe at a word's end."""

AFTER_CLOSING_SINGLE = _words(
    "a about according added after against all also although among amid an and are as asked at based be because been "
    "before being between but by can could did do does during even for from given had has have he her here him "
    "his if "
    "in into is it its just like may might more most must no nor not of off on once one or our out over per rather "
    "said say says she should since so some such than that the their them then there these they this those "
    "through to "
    "told too under until up via was we were what when where which while who whose why will with within without "
    "would "
    "wrote yet you your et ou de des du la le les dans sur par pour que qui est und oder der die das ist war in im y "
    "o el los las del en con por es fue che di il e"
)
"""Words that follow a closing mark but hardly a possessive, whose owner wants a noun: players’ union."""

NAMING = _words(
    "so-called called known dubbed nicknamed named titled entitled termed labelled labeled styled coined billed "
    "codenamed "
    "alias aka christened headlined captioned "
    "sogenannte sogenannten sogenannter sogenanntes sogenanntem genannt genannte genannten titel namens getauft "
    "betitelt bezeichnet bezeichnete bezeichneten heißt heisst "
    "soi-disant dit dite dits dites appelé appelée appelés appelées surnommé surnommée baptisé baptisée intitulé "
    "intitulée nommé nommée dénommé dénommée prétendu prétendue "
    "llamado llamada llamados llamadas denominado denominada denominados apodado apodada titulado titulada "
    "autodenominado autodenominada "
    "bautizado bautizada conocido conocida supuesto supuesta "
    "cosiddetto cosiddetta cosiddetti cosiddette detto detta soprannominato chiamato chiamata intitolato intitolata "
    "battezzato battezzata noto nota "
    "chamado chamada chamados chamadas apelidado apelidada intitulado intitulada batizado batizada conhecido "
    "conhecida "
    "tzw zwany zwana zwane zwanego zwanej pseudonim pseudonimem tytuł tytułem "
    "kallad kallade kallat döpt titeln zogenaamde zogeheten genaamd bijgenaamd "
    "называемый называемая называемые называемого называемой называемых названием"
)
"""What gives a name to something: the operation dubbed “X”."""

NAMING_NOUNS = _words(
    "word words term terms phrase label expression slogan motto hashtag nickname codename acronym "
    "wort begriff ausdruck schlagwort terme termes mot mots palabra palabras término términos "
    "expresión parola parole termine termini espressione palavra palavras termo termos expressão słowo "
    "słowa określenie pojęcie ordet begreppet uttrycket слово слова термин понятие woord term"
)
"""The word “sorry” is mentioned, not said."""

WORKS = _words(
    "book novel film movie song album single show series sitcom play musical documentary podcast memoir magazine "
    "poem "
    "painting exhibition essay episode ballad hit thriller comedy drama blockbuster tune anthem sequel opera "
    "buch roman film lied album serie stück zeitschrift magazin zeitung sendung gemälde "
    "livre roman film chanson album série pièce revue émission journal magazine "
    "libro novela película canción álbum serie obra revista programa "
    "romanzo canzone album serie rivista "
    "livro romance filme canção série peça "
    "książka książki powieść film piosenka serial gazeta "
    "boken filmen låten serien tidningen книга фильм роман песня сериал газета альбом книги фильма газеты"
)
"""What a title of a work stands beside."""

SPEECH = _words(
    "say says said saying tell tells told telling ask asks asked asking add adds added adding reply replies replied "
    "answer answered answers write writes wrote written writing tweet tweets tweeted post posted posts state states "
    "stated stating announce announced announces announcing declare declared declares declaring warn warned warns "
    "warning insist insisted insists insisting argue argued argues arguing explain explained explains claim claims "
    "claimed claiming describe described describes describing call calls called calling compare compared compares "
    "likened note noted notes observe observed "
    "remark remarked remarks comment commented comments recall recalled recalls admit admitted admits concede "
    "conceded "
    "deny denied denies denying promise promised promises vow vowed vows pledge pledged pledges urge urged urges "
    "demand demanded demands accuse accused accuses accusing criticise criticised criticize criticized blast blasted "
    "condemn condemned condemns condemning praise praised hail hailed hails slam slammed quote quoted quotes "
    "quoting cite cited cites citing read reads conclude concluded concludes suggest suggested suggests stress "
    "stressed stresses emphasise emphasised emphasize emphasized emphasizes reiterate reiterated reaffirmed "
    "acknowledge acknowledged confirm confirmed report reported reports reporting testify testified testifies shout "
    "shouted shouting cry cried yell yelled joke joked jokes quip quipped respond responded responds "
    "continue continued continues complain complained complains mention mentioned predict predicted "
    "express expressed expresses refer referred refers brand branded denounce denounced denounces characterize "
    "characterized characterised portray portrayed dismiss dismissed dismisses interview statement letter email "
    "readout speech tweeting "
    "message memo testimony according "
    "sagte sagt sagten sagen erklärte erklärt erklärten betonte betont meinte meint teilte schrieb schreibt "
    "kritisierte warnte warnt fragte antwortete berichtete berichtet nannte nennt nannten sprach spricht forderte "
    "fordert verwies begründete äußerte lobte kündigte zufolge laut so hieß heißt bezeichnete zitierte rief gab "
    "dit disent déclare déclaré déclarait affirme affirmé affirmait explique expliqué expliquait ajoute ajouté "
    "ajoutait estime estimé estimait selon dénonce dénoncé dénonçait assure assuré écrit écrivait lance lancé "
    "indique "
    "indiqué précise précisé souligne souligné confie confié raconte raconté demande demandé répond répondu promis "
    "qualifié qualifie évoque évoqué parle annonce annoncé martèle prévient avertit appelle appelé réclame "
    "insiste insisté rappelle rappelé regrette juge communiqué "
    "dijo dice dicen dijeron afirmó afirma declaró declara aseguró asegura explicó explica señaló señala añadió "
    "añade "
    "agregó agrega según advirtió advierte indicó indica sostuvo sostiene manifestó manifiesta expresó pidió pide "
    "calificó califica denunció denuncia comentó subrayó recordó escribió preguntó respondió anunció insistió "
    "criticó "
    "destacó apuntó comunicado "
    "disse dice ha detto afferma affermato dichiara dichiarato spiega spiegato aggiunge aggiunto secondo scrive "
    "scritto sostiene racconta definito definisce parla sottolinea ribadisce annuncia replica risponde chiede "
    "afirmou diz disseram declarou explicou acrescentou segundo garantiu escreveu destacou informou "
    "classificou criticou anunciou perguntou respondeu alertou ressaltou chamou "
    "powiedział powiedziała mówi mówił twierdzi stwierdził stwierdziła dodał dodała oświadczył napisał napisała "
    "zapewnił zaznaczył podkreślił według ocenił nazwał zapytał odpowiedział poinformował "
    "säger sade sa skriver skrev menar hävdar berättar förklarar enligt kallar kallade tillägger uppger "
    "zegt zei zeiden aldus volgens schrijft schreef verklaarde noemde noemt "
    "сказал сказала сказали заявил заявила заявили говорит говорил отметил отметила подчеркнул подчеркнула сообщил "
    "сообщила добавил добавила написал написала пишет считает назвал назвала утверждает пояснил объяснил "
    "словам ответил спросил "
    "gesagt gerufen geschrieben genannt gesprochen parlé dicho hablado parlato falado "
    "mondta mondja közölte řekl řekla uvedl uvedla prohlásil prohlásila sanoi totesi kertoi siger "
    "sagde sier sa fortalte "
    "είπε δήλωσε τόνισε dedi söyledi açıkladı belirtti сказав заявив заявила повідомив قال قالت أضاف أضافت صرح أكد "
    "אמר אמרה טען spuse declarat spus reče rekao rekla izjavio"
)
"""Words that bring in what somebody says."""

DESCRIBING = _words(
    "call calls called calling label labels labelled labeled brand brands branded dub dubs dubbed describe describes "
    "described describing term terms termed "
    "nannte nennt nannten bezeichnete bezeichnet bezeichneten qualifié qualifie qualifiait traité calificó califica "
    "tachó tildó llamó definì definito definisce classificou chamou nazwał określił kallade kallar назвал назвала "
    "noemde noemt"
)
"""Verbs that put a quoted word on somebody: called the plan a “disaster”."""

SPEAKERS = _words(
    "i we you he she they me my mine us our ours you your yours i'm i've we're we've we'll you're don't can't won't "
    "isn't doesn't didn't it's that's there's let's i'll i'd he's she's they're "
    "ich wir mich uns mir mein unser du ihr euch "
    "je j nous moi mon ma mes notre nos vous tu "
    "yo nosotros nos nuestro nuestra mi mis tú usted ustedes "
    "io noi ci nostro nostra mio mia voi tu eu nós nosso nossa meu minha você vocês "
    "ja my mnie nam nas mój nasz wy jag vi oss mig vår du ni ik wij ons ons mij jij "
    "я мы мне нам нас меня мой наш вы ты"
)
"""First and second persons: somebody speaks."""

FINITE = _words(
    "is are was were has have had will would can could should must do does did am cannot won't don't "
    "ist sind war waren hat haben wird werden kann muss "
    "est sont était étaient a ont sera peut doit faut "
    "es son era fue está están ha han será puede debe hay "
    "è sono era ha hanno sarà può deve "
    "é são era foi está estão tem têm será pode deve "
    "jest są był była było będzie nie är var har ska kan blir "
    "было будет есть нет может должен"
)
"""Verb forms that make a clause of the words in the marks."""

OBJECTS = _words("it him her them us me this that these those itself himself herself themselves")
"""What a describing verb describes: called it “a disgrace”."""

SAID_OR_NAMED = _words("dit dite detto detta genannt")
"""Participles that name (le mouvement dit « … ») or, after an auxiliary, say (il a dit « … »)."""

AUXILIARIES = _words("a ai as avons avez ont avait avaient aurait ha ho hai hanno aveva avevano abbia hat haben hatte")

LINKS = _words(
    "as that a an the by saying being of to was is were are for it him her them "
    "als dass eine einen ein einem der die das von comme que qu' une un d' de la le como una un que de el la "
    "come un una che di como um uma que de jako że som att en ett как что"
)
"""Short words that may stand between a cue and the marks: described it as a “success”."""
