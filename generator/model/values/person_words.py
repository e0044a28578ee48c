"""The English words that tell bodies and posts from persons.

In: nothing; a company adds its own words through ``PersonWords``. Out: lists of words in small letters.
How a name is judged by them belongs to ``person``.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PersonWords:
    """A company's own words or phrases for bodies and posts, beside the built-in ones."""

    bodies: tuple[str, ...] = ()
    posts: tuple[str, ...] = ()


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


BODIES = _words(
    """
    academy administration agency association authority borough bureau centre center committee
    commission company corporation council department desk directorate division forum foundation
    government group institute laboratory ministry office organisation organization panel provider
    section squad subcommittee supplier taskforce team unit university vendor working-group everybody
    everyone leadership staff stakeholders users gmbh inc llc ltd plc
    """
)
"""A word of these makes a body."""

POSTS = _words(
    """
    administrator advisor adviser analyst architect assistant auditor chairman chairperson chairwoman
    commissioner consultant controller coordinator deputy designer developer director expert leader
    manager officer operator owner planner president representative responsible reviewer scientist
    secretary specialist sponsor superintendent supervisor treasurer caio cdo ceo cfo chro cio ciso cmo
    coo cpo cro cso cto dpo evp svp vp
    """
)
"""A word of these makes a post."""

BODY_SURNAMES = _words("bank board cell chamber crew guild hall house tribe")
POST_SURNAMES = _words(
    "chair champion chief clerk contractor dean engineer head judge lead marshal master minister partner "
    "principal steward"
)
"""Words that are surnames too. They count beside words of business alone: Steering Board, but Grace Board."""

CAPITALS = frozenset({"IT", "HR", "QA", "PMO"})
"""Words that name a body when written in capitals."""

BUSINESS = _words(
    """
    accountable accounting acting advisory ai analytics and applications architecture artificial
    associate audit back business care central chain change chief city claims client clinical cloud
    commercial communications compliance content control controlling corporate credit customer cyber
    cybersecurity data delivery deputy design development digital director directors e-commerce
    education energy engineering enterprise environment ethics executive executives experience external
    facilities federal finance financial first first-level fraud front global governance government
    group growth head health human information infrastructure innovation insights integration intelligence
    internal international investment investor joint junior knowledge learning legal level line local
    logistics machine management marketing medical methods ml model national network operating
    operational operations payments performance planning platform policy portfolio pricing privacy
    process procurement product production program programme project prompt public purchasing quality
    records regional relations release reporting research resources responsible retail review risk
    safety sales science second second-level secretariat security senior service services shared site
    social software solution solutions state steering strategy success supervisory supply support system
    systems tax technical technology test third third-level training transformation transport
    transportation treasury vice workforce works
    """
)
"""Words of business that beside each other name a part of a company, never a person."""

NOBODY = _words("all any anybody anyone each every nobody our someone somebody the their various whoever")
"""Words that no name begins with."""
