"""Words of the trade and the plain words for them, as data: `plain: term, term`, in the notation of word lists.

Only terms that lose nothing by translation are listed. Compiled for this project from general clinical vocabulary.
"""

from __future__ import annotations

from functools import lru_cache

from ldn_lint.mentions.phrases import expand, tokens

_TERMS = """
increase: up(-)regulat(e|es|ed|ing|ion)
decrease: down(-)regulat(e|es|ed|ing|ion)
give: co(-)administer(s|ed|ing)
side effect: adverse event(s), adverse drug reaction(s), adverse reaction(s), untoward effect(s)
should not be used: contra(-)indicat(ed|es)
reason not to use it: contra(-)indication(s)
of unknown cause: idiopathic
prevention: prophyla(xis|ctically|ctic)
cause: (a)etiolog(y|ies|ical), (a)etiologic, (a)etiopathogenesis
how the disease develops: patho(-)physiolog(y|ical), pathogenesis
other illnesses: co(-)morbidit(y|ies), comorbid
how much reaches the blood: bioavailab(le|ility)
what the body does with the drug: pharmacokinetic(s), pharmacodynamic(s)
change the dose step by step: up(-)titrat(e|ed|ing|ion), titrat(e|ed|ing|ion)
ease: ameliorat(e|es|ed|ing|ion)
make worse: exacerbat(e|es|ed|ing)
flare-up: exacerbation(s)
painkiller: analgesic(s)
pain relief: analgesia
fever medicine: antipyretic(s)
medicine against sickness: anti(-)emetic(s)
heart attack: myocardial infarction(s)
stroke: cerebrovascular accident(s)
high blood pressure: arterial hypertension
low blood pressure: hypotension, hypotensive
high blood fats: hyperlipid(a)emia, dyslipid(a)emia
high blood sugar: hyperglyc(a)emi(a|c)
low blood sugar: hypoglyc(a)emi(a|c)
fast heartbeat: tachycardia
slow heartbeat: bradycardia
uneven heartbeat: arrhythmia(s), dysrhythmia(s)
shortness of breath: dyspn(o)ea
swelling: (o)edema(s), (o)edematous
redness: erythema, erythematous
itching: prurit(us|ic)
hives: urticaria
vomiting: emesis, hyperemesis
vomiting blood: h(a)ematemesis
fainting: syncop(e|al)
trouble swallowing: dysphagia
trouble speaking: dysarthria, aphasia
nosebleed: epistaxis
bleeding: h(a)emorrhag(e|es|ing)
bruise: ecchymos(is|es)
bruising: h(a)ematoma(s)
hair loss: alopecia
fever: pyrexia, febrile
nerve tingling or numbness: par(a)esthesia(s)
nerve damage: neuropath(y|ies)
harmful to the kidneys: nephrotoxic(ity)
harmful to the liver: hepatotoxic(ity)
kidney: renal
liver: hepatic
eye: ocular
stomach: gastric
under the tongue: sublingual(ly)
under the skin: subcutaneous(ly)
into a vein: intravenous(ly)
into a muscle: intramuscular(ly)
through the skin: transdermal(ly), percutaneous(ly)
on the skin: topically
spread: metastas(is|es|ize|ise|ized|ised|izing)
growth: neoplas(m|ms|tic)
not helped by treatment: refractory
without symptoms: asymptomatic
after-effects: sequela(e)
many medicines at once: polypharmacy
with a weak immune system: immunocompromised, immunosuppressed
that weakens the immune system: immunosuppressive
that changes the immune response: immunomodulat(or|ors|ory|ing|ion)
signal protein: cytokine(s), chemokine(s)
made by the body: endogenous(ly)
from outside the body: exogenous(ly)
drug that switches a receptor on: agonist(s)
blocker: antagonist(s)
how it works: mechanism(s) of action
in the laboratory: in vitro
in living beings: in vivo
balance: homeostasis
death of cells: apoptosis, apoptotic
tissue death: necro(sis|tic)
upset gut bacteria: dysbiosis
germ: pathogen(s), pathogenic
caught in hospital: nosocomial
too little oxygen: hypox(ia|ic), hypox(a)emia
poor blood flow: isch(a)emi(a|c)
blood clot: thromb(us|i|osis|oses), thromboembol(ism|ic), embol(us|i|ism)
narrowing: stenos(is|es)
scarring: fibro(sis|tic)
blood flow: perfusion
blood in the urine: h(a)ematuria
protein in the urine: proteinuria, albuminuria
passing much urine: polyuria
pain when passing urine: dysuria
muscle pain: myalgia(s)
joint pain: arthralgia(s)
painful periods: dysmenorrh(o)ea
heavy periods: menorrhagia
missing periods: amenorrh(o)ea
newborn: neonat(e|es|al)
around birth: perinatal
before birth: antenatal(ly)
after birth: postpartum, postnatal(ly)
walk: ambulat(e|ed|ing|ion)
lying on the back: supine
on both sides: bilateral(ly)
on one side: unilateral(ly)
cutting out: excision, resect(ed|ion)
outlook: prognos(is|es|tic)
sensitivity to pain: nocicept(ion|ive), hyperalgesia, allodynia
indigestion: dyspepsia
lack of muscle control: ataxi(a|c)
double vision: diplopia
dislike of light: photophobia
jerky eye movement: nystagmus
runny nose: rhinorrh(o)ea
sleepiness: somnolence
sweating: diaphoresis
dry mouth: xerostomia
mouth sores: stomatitis, mucositis
weakness: asthenia
feeling unwell: malaise
jaundice: icterus
thick saliva: sialorrh(o)ea
sudden start: sudden onset
twitching: myoclon(us|ic), fasciculation(s)
muscle wasting: cachexia, sarcopenia
"""


@lru_cache(maxsize=1)
def jargon() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """By the first word of a term: the words of each term that begins so, the longer first, and its plain words."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for line in _TERMS.strip().splitlines():
        plain, _, entries = line.partition(": ")
        for entry in entries.split(", "):
            for spelling in expand(entry):
                words = tokens(spelling)
                found.setdefault(words[0], []).append((words, plain))
    return {first: tuple(sorted(terms, key=lambda term: -len(term[0]))) for first, terms in found.items()}
