package guardrails.rules.data.audit_trail_on_test

import data.guardrails.rules.data.audit_trail_on as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["data/audit-trail-on"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
