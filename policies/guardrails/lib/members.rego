# METADATA
# title: Members
# description: To whom roles of Google Cloud are granted, by the resources for one role, as `{change, path, member}`.
package guardrails.lib.members

import data.guardrails.lib.changes

# METADATA
# description: Every member, as it is written or unknown.
granted := [{"change": change, "path": ["members", i], "member": member} |
	some type, judged in changes.judged
	regex.match(`^google_.*_iam_(audit_)?(member|binding)$`, type)
	some change in judged
	some i, member in object.get(change.after, "members", [object.get(change.after, "member", null)])
]

# METADATA
# description: Resources that hold a whole policy as text.
with_policies := [change |
	some type, judged in changes.judged
	endswith(type, "_iam_policy")
	startswith(type, "google_")
	some change in judged
]
