package guardrails.rules.identity.api_authorization_test

import data.guardrails.rules.identity.api_authorization as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["identity/api-authorization"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
