"""The words that the made-up projects are written with. Nothing real: no company, no person, no figure.

In: nothing. Out: tuples of words.
"""

from __future__ import annotations

FIRST = (
    *("Dana", "Priya", "Tom", "Ines", "Jürgen", "Zoë", "Łukasz", "Noémie", "Søren", "Aylin", "Mateo", "Ewa"),
    *(
        "Chidi",
        "Yuki",
        "Bjørn",
        "Tereza",
        "Amélie",
        "Rafael",
        "Gülşen",
        "Oskar",
        "Ida",
        "Nils",
        "Mei",
        "José",
    ),
)
LAST = (
    *(
        "Fox",
        "Nair",
        "Adler",
        "Roth",
        "Groß",
        "Müller",
        "Żak",
        "Lefèvre",
        "Kjær",
        "Öztürk",
        "Ibáñez",
        "Nowak",
    ),
    *("Okafor", "Tanaka", "Håkansson", "Dvořák", "Bélanger", "Souza", "Şahin", "Lindström", "Weiß", "Bauer"),
)
POSTS = (
    *("director customer care", "care team lead", "taxonomy manager", "head of claims", "plant manager"),
    *(
        "head of purchasing",
        "Leiterin Buchhaltung",
        "service delivery manager",
        "product owner",
        "controller",
    ),
)
BODIES = ("Steering committee", "Service department", "Business and IT", "Working group AI")

TASKS = (
    ("classifier", "Proposes a category for", "First-pass classification of"),
    ("summariser", "Summarises", "Summaries of"),
    ("drafting aid", "Drafts answers to", "First drafts of answers to"),
    ("extractor", "Takes the figures out of", "Extraction of figures from"),
    ("risk spotter", "Marks doubtful clauses in", "First look for risks in"),
    ("translator", "Translates", "Rough translation of"),
    ("router", "Sends to the right desk", "Routing of"),
    ("matcher", "Finds the earlier case for", "Matching of"),
)
ITEMS = (
    ("ticket", "support tickets"),
    ("invoice", "suppliers' invoices"),
    ("claim", "insurance claims"),
    ("contract", "framework contracts"),
    ("delivery-note", "delivery notes"),
    ("loan", "loan requests"),
    ("review", "product reviews"),
    ("maintenance", "maintenance reports"),
    ("lab", "laboratory findings"),
    ("tender", "tender documents"),
    ("expense", "travel expenses"),
    ("kuendigung", "Kündigungsschreiben"),
    ("query", "Rückfragen of branches"),
    ("meter", "meter readings"),
)
PLACES = (
    *("Zürich", "Łódź", "Malmö", "Köln", "Graz", "Besançon", "Århus", "Leeds", "Porto", "Tallinn", "Győr"),
    *("Lyon", "Utrecht", "Bozen", "Málaga", "Brno", "Kraków", "Gent", "Turku", "Saarbrücken"),
)
GROUPS = (
    *("enterprise customers", "private customers", "suppliers", "the branches", "the second-level desk"),
    *("field service", "the back office", "dealers", "tenants", "public authorities"),
)
SYSTEMS = (
    "the CRM",
    "SAP",
    "the case system",
    "the document store",
    "the ticket queue",
    "the ERP",
    "a mailbox",
)
LANGUAGES = ("English", "German", "French", "Polish", "Swedish", "Portuguese", "Czech", "Danish")
OUTPUTS = (
    *(
        "Category candidate",
        "Rationale",
        "Exception flag",
        "Short text of at most 80 words",
        "List of clauses",
    ),
    *(
        "Amount with currency",
        "Due date",
        "Certainty in percent",
        "Link to the source",
        "Proposed desk",
        "Übersicht",
    ),
)
EXCLUDED = (
    *(
        "Legal complaints",
        "Items that hold only attachments",
        "Anything about employees",
        "Handwritten letters",
    ),
    *(
        "Amounts over 10 000 EUR",
        "Cases of public authorities",
        "Health data",
        "Cases that are before a court",
    ),
    *("Texts of minors", "Items older than two years", "Anything marked as confidential"),
)
FORBIDDEN = (
    *("Answering a customer", "Closing a case", "Changing master data", "Naming a price", "Promising a date"),
    *("Giving legal advice", "Writing outside of the draft field", "Deleting anything"),
)
METRICS = (
    *(
        "Accuracy on core categories",
        "Recall on complaints",
        "Share of drafts sent unchanged",
        "Correct amounts",
    ),
    *("Correct due dates", "Sources that support the answer", "Summaries without an omission", "Right desk"),
    *("Agreement with the second reader", "Treffer bei Eilfällen"),
)
ADOPTION = (
    *("Items handled without rework", "Teams that use it every week", "Drafts taken over", "Users who stay"),
)
SIGNALS = (
    *(
        "Items in no known category",
        "Drafts thrown away",
        "Items over the time limit",
        "Complaints about answers",
    ),
    *(
        "Rückfragen per hundred items",
        "Share of low certainty",
        "Corrections at the desk",
        "Costs over the plan",
    ),
)
STOPS = (
    *("Customer-impacting mistake repeats within 30 days", "Legal impact confirmed by counsel"),
    *("Personal data in an answer", "Wrong amount booked", "Supervisor objects"),
)
EXCEPTIONS = (
    *("The item fits no category", "The draft was rewritten by more than half", "The source is missing"),
    *("Two desks claim the item", "The language was not recognised", "The amount differs from the order"),
)
UPDATED = (
    "taxonomy",
    "evaluation set",
    "prompt",
    "list of sources",
    "training of new colleagues",
    "routing rules",
)
CRITERIA = (
    *("Quality criteria meet their targets", "Exceptions are worked off within one day", "The budget holds"),
    *(
        "Two teams have used it for four weeks",
        "Data protection has agreed in writing",
        "The way back was tried",
    ),
)
DECISIONS = (
    ("Start the PoC", "poc"),
    ("Start the pilot in one region", "pilot"),
    ("Release to all {group}", "production"),
    ("Go on after the first quarter", ""),
    ("Widen to {language}", ""),
)
ACTIONS = (
    *("Start with {group} in {place}", "Go on in {place} alone", "Revise taxonomy and evaluation set"),
    *("Return to handling by hand", "Pause it until the cause is known", "Switch it off for {group}"),
    *("Ask the second-level desk to take over every item until the next review",),
)
EVENTS = (
    *("New prompt version in use", "Model changed by its provider", "Team in {place} trained"),
    *("Queue of {group} connected", "Works council informed", "Outage of two hours, nothing lost"),
)
ESCALATED = ("Chief operating officer", "Head of division", "Managing director", "Chief risk officer")
OPEN = ("TBD", "TBD, depends on the new contract", "to be named", "TBC, after the release freeze", "?")
TAGS = (
    "language",
    "customer care",
    "finance",
    "documents",
    "routing",
    "Technik",
    "risk",
    "translation",
    "pilot",
)
REMARKS = (
    *("of {place}", "in {language}", "for {group}", "through {system}", "since the move to {system}"),
    *(
        "as long as {group} are asked first",
        "while the queue in {place} is small",
        "from {system} to {system}",
    ),
    *("with the colleagues in {place}", "except for {group}", "in {language} or {language}"),
)
