"""What search knows of each language, as data. A new language is one line."""

from dataclasses import dataclass

from kbgen.model.locale import Locale


@dataclass(frozen=True, slots=True)
class Language:
    code: str
    """ISO 639."""
    stemmer: str = ""
    """Name of the Snowball algorithm."""
    stop_words: str = ""
    """Words of questions, politeness and grammar that a query may hold, folded; between spaces."""
    respellings: tuple[tuple[str, str], ...] = ()
    """How people write letters they do not have: (typed, folded)."""


_EN = """a about an and any are as at be been by can could did do does for from get give has
have help hi hello how i if in is it me my need of on or please should so some that
the their them there these they this to want was we what when where which who why
will with would you your im ive"""
_DE = """aber alle als am an auch auf aus bei bekomme bekommen bin bis bitte brauche da danke
das dass dein deine dem den der des die dir du ein eine einem einen einer es etwas
fur gibt habe haben hallo hat hilfe ich ihr ihre im in ist ja kann kannst konnen man
mein meine meinem meinen meiner mich mir mit mochte moechte muss nach nicht noch nur
oder ob sein sich sie sind so soll tun um und uns von vom wann war warum was welche
wenn wer werden wie wieso will wir wird wo wurde zu zum zur"""
_ES = """a al algo ante antes como con cual cuales cuando cuanto de del desde donde el ella
en entre era es esa ese eso esta estan estas este esto estos favor gracias ha hace
hacer hacia han hasta hay he hola la las le les lo los me mi mis muy necesito no nos
o para pero por porque puede puedo que quien quiero se ser si sin sobre son soy su
sus te tengo tiene tu tus un una uno unos y ya yo ayuda"""
_FR = """a ai au aux avec avoir bonjour ce ces cette comment dans de des du elle en est et
etre faire il ils j je l la le les leur ma me mes mon ne nos notre nous on ou ou par
pas peut peux plait pour pourquoi puis qu quand que quel quelle qui quoi s sa se ses
si sont sur svp t ta te tes toi ton tu un une veux vos votre vous y"""
_AR = """من في علي الي عن مع هل ما ماذا متي اين كيف لماذا كم اي هذا هذه ذلك تلك التي الذي انا
انت نحن هو هي لي لك لدي عندي اريد احتاج يمكن يمكنني استطيع ان لا لم لن قد كان كانت
يكون تم او و ثم بعد قبل عند اذا فضلك رجاء مرحبا شكرا مساعده"""
#: Pairs of characters, as Japanese is indexed.
_JA = """です ます ませ せん した して する され てい たい ので から まで には では とは
くだ ださ さい どう うす やっ って ょう しょ でし すか とき"""

#: Snowball's algorithms by language, with what else is known. Languages without a stemmer are
#: searched by their words as they stand.
LANGUAGES = (
    Language("en", "english", _EN),
    Language("de", "german", _DE, (("ae", "a"), ("oe", "o"), ("ue", "u"))),
    Language("es", "spanish", _ES),
    Language("fr", "french", _FR),
    Language("ar", "arabic", _AR),
    Language("ja", "", _JA),
    Language("it", "italian"),
    Language("pt", "portuguese"),
    Language("nl", "dutch"),
    Language("sv", "swedish", "", (("ae", "a"), ("oe", "o"), ("aa", "a"))),
    Language("da", "danish", "", (("ae", "a"), ("oe", "o"), ("aa", "a"))),
    Language("nb", "norwegian", "", (("ae", "a"), ("oe", "o"), ("aa", "a"))),
    Language("no", "norwegian", "", (("ae", "a"), ("oe", "o"), ("aa", "a"))),
    Language("nn", "norwegian", "", (("ae", "a"), ("oe", "o"), ("aa", "a"))),
    Language("fi", "finnish"),
    Language("pl", "polish"),
    Language("cs", "czech"),
    Language("tr", "turkish"),
    Language("ru", "russian"),
    Language("el", "greek"),
    Language("hu", "hungarian"),
    Language("ro", "romanian"),
    Language("ca", "catalan"),
    Language("eu", "basque"),
    Language("et", "estonian"),
    Language("ga", "irish"),
    Language("hi", "hindi"),
    Language("hy", "armenian"),
    Language("id", "indonesian"),
    Language("lt", "lithuanian"),
    Language("ne", "nepali"),
    Language("sr", "serbian"),
    Language("ta", "tamil"),
    Language("yi", "yiddish"),
    Language("eo", "esperanto"),
)
_BY_CODE = {language.code: language for language in LANGUAGES}


def language_of(locale: Locale) -> Language:
    """Return what is known of a locale's language."""
    return _BY_CODE.get(locale.language) or Language(locale.language)
