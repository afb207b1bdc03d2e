package guardrails.rules.identity.trusted_builds_test

import data.guardrails.rules.identity.trusted_builds as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["identity/trusted-builds"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
