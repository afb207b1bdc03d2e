export * from './AnchorConflict';
export * from './Anchoring';
export * from './FileAnchor';
export * from './GitAnchor';
export * from './WitnessAnchor';
