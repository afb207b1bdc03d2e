package guardrails.rules.identity.limited_endpoint_policy_test

import data.guardrails.rules.identity.limited_endpoint_policy as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["identity/limited-endpoint-policy"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
