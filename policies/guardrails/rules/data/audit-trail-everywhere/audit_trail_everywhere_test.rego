package guardrails.rules.data.audit_trail_everywhere_test

import data.guardrails.rules.data.audit_trail_everywhere as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["data/audit-trail-everywhere"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
