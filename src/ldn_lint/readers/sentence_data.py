"""What the sentence splitter knows of English: abbreviations by what may follow them, and words that open sentences.

Lower-case entries hold for every casing of the word; an entry with a capital holds for that casing only,
because the word without it is an ordinary one ("Sat." the day, "sat." the verb).
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Never the last word of a sentence.
JOINING = _words(
    """
    e.g eg i.e ie vs cf viz approx appr ca circa incl excl esp resp var subsp ssp aff nr
    """
)

# Names follow; only a plain function word shows that the sentence was over.
TITLES = _words(
    """
    dr drs mr mrs ms messrs prof profs mx fr St Sts Ste Mt Ft Sr Sra Hon Rev Gen Col Capt Lt Cmdr Sgt Maj Gov Sen Rep
    Reps Sens Pres Supt Insp Amb Adm Br
    """
)

# References by number, units and the like: lower-case words and numbers carry on, a capital starts afresh.
NUMBERED = _words(
    """
    no nos fig figs eq eqs eqn eqns ref refs sec sect ch chap vol vols p pp pg pgs Art para app suppl ver ex exs ed eds
    iss c n nr sched bldg ext tel max min avg al etc seq ibid misc dept
    tsp tsps tbsp tbsps oz fl lb lbs hr hrs mins secs wk wks mo mos yr yrs ft sq cc gal gals pt pts qt
    tab tabs cap caps amp amps inj supp susp sol soln dil conc temp ht wt qty
    """
)

# Times of day: a capital starts afresh, unless it names a day, a month or a time zone.
TIMES = _words("a.m p.m am pm")
DATES = _words(
    """
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun
    January February March April May June July August September October November December
    Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec
    EST EDT ET CST CDT CT MST MDT MT PST PDT PT GMT UTC BST CET CEST AEST AEDT IST Eastern Central Pacific Mountain
    """
)

# End a sentence only before a word that opens sentences.
HALTING = _words(
    """
    Inc Ltd Co Cos Corp Bros Jr Sr Esq Ph.D PhD Pharm.D Psy.D Ed.D M.Sc B.Sc D.Phil M.Phil Dr.P.H Sc.D D.Sc
    sp spp st univ inst assn assoc govt intl natl hosp Ave Blvd Rd Ln Hwy Sq Pl
    Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun
    Calif Fla Mass Mich Minn Wis Wash Ariz Conn Colo Tenn Okla Penn Ala Ark Del Ga Ill Ind Ky La Md Mo Pa Va Vt
    Acad Adv Am Ann Annu Appl Arch Biochem Biol Br Bull Cancer.Res Can Chem Circ Clin Commun Crit Curr Dermatol Dev Dig
    Endocrinol Engl Environ Epidemiol Eur Exp Gastroenterol Genet Hematol Hepatol Immunol Int Intern Lett Med Metab Mol
    Natl Nat Neurol Neurosci Nutr Obstet Oncol Ophthalmol Otolaryngol Pediatr Perspect Pharm Pharmacol Physiol Proc
    Psychiatr Psychol Pulm Radiol Rehabil Res Respir Rheumatol Sci Soc Surg Syst Ther Toxicol Trans Urol Virol
    """
)

# Single letters that end a phrase, because of the word before them: "vitamin C.", "hepatitis B.", "phase I."
LETTERED = _words(
    """
    vitamin vitamins hepatitis influenza flu type types group groups grade class phase factor plan part option appendix
    schedule stage category level figure table panel arm cohort section step item letter product drug treatment
    regimen immunoglobulin coenzyme haemoglobin hemoglobin botulinum medicare list exhibit version
    """
)

# Letters that are units after a number: "5 g."
UNIT_LETTERS = _words("g l L m h d s y C F K M U V W")

# Words that open sentences and hardly ever are names, so an abbreviation before them was the last word.
OPENERS = _words(
    """
    The This That These Those It Its He She We They You I A An My Our Your His Her Their
    In On At By For From With Within Without After Before During While When Whenever Where If As Although Though
    Because Since However Then There But And Or So Some Many Most All Both Each Every Any Several Few None Nobody
    What Which Who Why How Is Are Was Were Do Does Did Has Have Had Can Could Should Would May Might Must Will
    No Not To Such Thus Therefore Hence Moreover Also Another Other Others One Two Three Please Here Once Only Even Yet
    Until Unless Nor Next Later Further Furthermore Meanwhile Instead Finally First Second Third Last Today Now Never
    Always Often Sometimes Usually Between Among Under Over Through Throughout About Despite Whether Perhaps Maybe
    Nevertheless Nonetheless Indeed Still Similarly Additionally Consequently Overall Ask Take Talk
    Call Speak See Contact It's It’s I'm I’m I've I’ve Don't Don’t That's That’s There's There’s They're They’re
    We're We’re You're You’re He's He’s She's She’s Let's Let’s Isn't Isn’t Can't Can’t
    """
)

# Openers that are also names or initials: they settle nothing after a title or an initial.
NAMES = _words(
    "He She We You I A An My No So Do To In On See May Will Might Many Most Every Call Last Her Such Can Or All"
)

# Lower-case words that open sentences in careless writing; they never follow a full stop otherwise.
CARELESS = _words("i i'm i’m i've i’ve it it's it’s they they're they’re we we're we’re he she you this these there")
