package guardrails.rules.identity.no_key_login_test

import data.guardrails.rules.identity.no_key_login as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["identity/no-key-login"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
