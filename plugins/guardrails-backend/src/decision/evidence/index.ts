export * from './DatabaseEvidenceStore';
export * from './EvidenceStore';
export * from './receiveEvidence';
