"""What the generator of requests has to know about the service beside its description."""

import json
import os
from datetime import datetime
from urllib.parse import urlencode

import schemathesis
from hypothesis import strategies as st

# Ids and names of records that are there, by the name of the parameter or member that takes them.
VALUES = json.loads(os.environ["GUARDRAILS_API_VALUES"])

# Node takes 16 KiB for the address and the headers together.
LONGEST_QUERY = 8_000


@schemathesis.hook
def before_generate_path_parameters(context, strategy):
    """Half of the requests are about records that are there. Without it nearly all would be answered with 404."""
    definition = context.operation.path_parameters
    names = [parameter.name for parameter in definition]
    if os.environ["GUARDRAILS_API_MODE"] != "positive" or not all(
        name in VALUES for name in names
    ):
        return strategy
    return st.one_of(
        strategy, st.fixed_dictionaries({name: st.sampled_from(VALUES[name]) for name in names})
    )


@schemathesis.hook
def filter_query(context, query):
    """
    An interval that ends before it begins is refused, and so is a day that no calendar has, which a schema cannot say.
    A long address is refused by the HTTP server before the service sees it.
    """
    if len(urlencode(query or {}, doseq=True)) > LONGEST_QUERY:
        return False
    times = [
        time for time in ((query or {}).get(name) for name in ("since", "until")) if isinstance(time, str)
    ]
    try:
        instants = [datetime.fromisoformat(time) for time in times]
        return instants == sorted(instants)
    except (ValueError, TypeError):
        return False


@schemathesis.hook
def filter_body(context, body):
    """The character 0 is refused in objects whose members the description leaves open, which it cannot say."""
    if not isinstance(body, dict):
        return True
    names = ("response", "passkey", "module", "claim", "targets", "values")
    free = [body.get(name) for name in names]
    return "\\u0000" not in json.dumps(free)
