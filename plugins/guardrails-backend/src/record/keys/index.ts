export * from './eraseCopies';
export * from './installationKeys';
