package guardrails.rules.network.document_database_filter_test

import data.guardrails.rules.network.document_database_filter as rule
import data.guardrails.testing

test_samples[name] if {
	some name, sample in data.samples["network/document-database-filter"]
	found := rule.finding with input as testing.document(sample)
		with data.parameters as testing.parameters(sample)
	found == testing.expected(sample)
}
