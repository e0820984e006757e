"""Names that are nearly those of journals, and the many that merely resemble one."""

import pytest

from ldn_lint.citations.journals import known_titles, near_misses

GENUINE = """
American Journal of Bioethics
American Journal of Botany
Annals of Gastroenterology
Annals of the American Thoracic Society
Archives of Medical Science
Asian Journal of Urology
British Journal of Hematology
British Journal of Midwifery
Canadian Medical Journal
Ethiopian Journal of Health Sciences
European Journal of Urology
Indian Journal of Anaesthesia
International Journal of Gerontology
International Journal of Hyperthermia
International Journal of Nephrology
International Journal of Neurology and Neurosurgery
International Surgery Journal
Journal of Cancer
Journal of Dermatological Treatment
Journal of Geriatric Oncology
Journal of Gerontology
Journal of Headache and Pain
Journal of Immunotoxicology
Journal of Medicine and Life
Journal of Nephrology
Journal of Neuroimmune Pharmacology
Journal of Neurology Neurosurgery & Psychiatry
Journal of Neurotrauma
Journal of Oncology
Journal of Orthopedic Research
Journal of Physics
Journal of Psychology
Journal of the American Medical Student Association
Journal of the American Medical Women's Association
Journal of Women’s Health
Ladies' Home Journal
Lancet Planetary Health
Medical Hypotheses
Milwaukee Journal Sentinel
New England Journal of Public Policy
Northern Ireland Medical Journal
Wall Street Journal
"""


@pytest.mark.parametrize("name", GENUINE.strip().splitlines())
@pytest.mark.parametrize(
    "frame", ["It was in the {} last year.", "According to {} in May 2016, Dr. Roe said", "{}. 2010;3"]
)
def test_a_name_that_is_right_or_unknown_is_left_alone(name: str, frame: str) -> None:
    assert list(near_misses(frame.format(name))) == []


@pytest.mark.parametrize(
    "name, title",
    [
        ("Internal Journal of Oncology", "International Journal of Oncology"),
        ("New England Medical Journal", "New England Journal of Medicine"),
        ("New England Journal Medicine", "New England Journal of Medicine"),
        ("New Englnd Journal of Medicine", "New England Journal of Medicine"),
        ("British Journal of Medicine", "British Medical Journal"),
        ("Journal of American Medical Association", "Journal of the American Medical Association"),
        ("Journal of the American Medical Assocation", "Journal of the American Medical Association"),
        ("American Jounral of Medicine", "American Journal of Medicine"),
        ("Annals of Internal Medecine", "Annals of Internal Medicine"),
        ("Archives of General Psychiatary", "Archives of General Psychiatry"),
        ("Journal of Clinical Oncolgy", "Journal of Clinical Oncology"),
    ],
)
def test_a_near_miss_proposes_the_title(name: str, title: str) -> None:
    text = f"Published in the {name} in August 2016 and the Lancet."
    assert [(text[miss.start : miss.end], miss.title) for miss in near_misses(text)] == [(name, title)]


def test_each_of_two_names_is_looked_at() -> None:
    text = "The New England Journal of Medicine and the Internal Journal of Oncology and the British Jounral of Pain"
    assert [miss.title for miss in near_misses(text)] == [
        "International Journal of Oncology",
        "British Journal of Pain",
    ]


def test_the_list_is_long_and_none_of_its_titles_is_a_near_miss_of_another() -> None:
    from importlib.resources import files

    lines = files("ldn_lint.citations").joinpath("journals.txt").read_text(encoding="utf-8").splitlines()
    titles = [line for line in lines if not line.startswith("#")]
    assert known_titles() == len(titles) >= 400
    assert [title for title in titles if list(near_misses(f"In the {title}."))] == []
