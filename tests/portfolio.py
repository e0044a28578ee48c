"""A portfolio in which every page about the portfolio has something to say, for the tests of these pages."""

from pathlib import Path

from generator.check.assess import Assessment
from tests.paging import judged

HOSTILE = "<script>x</script> {{ 7*7 }} \" ' & [a](javascript:x) **b** \u202e`"
_QUOTED = "'" + HOSTILE.replace("'", "''") + "'"

FILES = {
    "late": """\
title: Late and escalated
stage: poc
started: 2026-09-01
ownership: {owner: "Dana Fox, director", side: business}
operations: {reviewer: Ada Roth, log_review: {every: day, last: 2026-11-20}}
governance:
  criteria: [Accuracy meets its target]
  agreed: 2026-08-01
  decisions:
    - id: pilot
      decision: Start the pilot
      opens: pilot
      maker: dana fox
      due: 2026-11-02
      escalation: {to: Chief operating officer, after: 5 working days}
      note: Waits for *the* budget
    - decision: Buy the licence
      maker: Steering committee
      due: 2026-11-20
      escalation: {to: Ines Roth, after: 1 week}
    - {decision: Move the data, maker: Ada Roth, due: 2026-11}
    - {id: later, maker: Ada Roth}
""",
    "made": """\
title: All is decided
stage: production
started: 2025-01
operations:
  improvement_owner: Tom Adler
  reevaluation: {every: quarter, by: Tom Adler, last: 2026-10-01}
ownership: {owner: Dana Fox, side: business, unit: Care}
learning:
  - id: unknown
    exception: The ticket fits no category
    updates: taxonomy
    every: week
    by: Tom Adler
    log:
      - {day: 2026-10-02, change: Added category "Licence transfer", cases: 18}
      - {day: 2026-11-20, change: Dropped a category}
  - {exception: Nobody answers, updates: rota, every: month, by: Tom Adler}
  - {exception: The law changes, updates: prompt, every: change of law, by: Ines Roth}
governance:
  decisions:
    - id: pilot
      decision: Start the pilot
      opens: pilot
      maker: Dana Fox
      due: 2025-06-30
      outcome: go
      decided: 2025-07-04
      decided_by: Ines Roth
      seen: {accuracy: 93 %, recall: 97 %}
      note: One region only
    - {decision: Widen it, maker: Dana Fox, due: 2025-12-01, outcome: hold, decided: 2025-11}
    - {decision: Undated, outcome: stop}
    - {decision: Half a record, decided: 2026-01-02}
""",
    "zombie": "title: Nobody's child\nstage: poc\nstarted: 2025-02-03\nownership: {unit: Sales}\n",
    "paused": """\
title: On hold since spring
stage: pilot
paused: 2026-03
ownership: {owner: Head of Sales, side: business}
governance: {decisions: [{decision: End it, maker: Dana Fox, due: 2026-04-01}]}
""",
    "retired": "title: Gone\nstage: retired\ngovernance: {decisions: [{decision: End it, maker: Dana Fox, "
    "outcome: stop, decided: 2026-02-02}, {decision: Delete the data, maker: Ines Roth, due: 2026-03-01}]}\n",
    "idea": "title: An idea\nstage: idea\n",
    "hostile": f"title: {_QUOTED}\nstage: poc\nownership: {{owner: {_QUOTED}, unit: {_QUOTED}}}\n"
    f"governance: {{decisions: [{{decision: {_QUOTED}, due: 2026-12-24, note: {_QUOTED}}}]}}\n",
    "void": """\
title: Changed since it was accepted
stage: pilot
specification:
  quality:
    - {id: a, metric: Accuracy, target: at least 92 %, actual: 90 %, measured: 2026-06-01, valid: month}
    - {id: b, metric: Recall, target: at least 92 %, actual: 90 %, measured: 2026-11-01}
    - {id: c, metric: Speed, target: at most 3 s}
evaluation:
  kept: vault care-7
  cases: 1240
  rejection_cases: 30
  built: 2025-05-18
  acceptance: {by: Dana Fox, day: 2026-06-22, side: business, fingerprint: sha256-91d0c7735fe2a0bb91d0c7735fe2a0bb}
learning:
  - exception: Nobody knows
    updates: [prompt, taxonomy]
    every: week
    sample: 20 cases
    log: [{day: 2026-10-01, change: Shorter prompt, cases: 1}, Something without a day]
""",
    "accepted": """\
title: Accepted once
stage: poc
evaluation:
  judged: rating
  raters: 8 subject experts
  acceptance: {by: Dana Fox, day: 2026-06-22}
""",
    "broken": "title: [\n",
}


def portfolio(folder: Path) -> list[Assessment]:
    """Judge the whole of it."""
    return [judged(folder, f"format: 1\n{text}", f"{name}.yaml") for name, text in FILES.items()]


def complete(folder: Path) -> Assessment:
    """A retired project to which nothing has to be said."""
    return judged(
        folder,
        "format: 1\ntitle: Done\nstage: retired\ngovernance: {decisions: [{outcome: stop}]}\n",
        "done.yaml",
    )
