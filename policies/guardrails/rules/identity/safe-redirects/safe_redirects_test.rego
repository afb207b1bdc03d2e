package guardrails.rules.identity.safe_redirects_test

import data.guardrails.rules.identity.safe_redirects as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["identity/safe-redirects"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
