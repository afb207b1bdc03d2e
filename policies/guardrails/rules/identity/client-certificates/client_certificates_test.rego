package guardrails.rules.identity.client_certificates_test

import data.guardrails.rules.identity.client_certificates as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["identity/client-certificates"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
