package guardrails.rules.network.certificate_transparency_test

import data.guardrails.rules.network.certificate_transparency as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["network/certificate-transparency"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
