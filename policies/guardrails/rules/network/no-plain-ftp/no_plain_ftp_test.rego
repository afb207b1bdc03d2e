package guardrails.rules.network.no_plain_ftp_test

import data.guardrails.rules.network.no_plain_ftp as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["network/no-plain-ftp"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
