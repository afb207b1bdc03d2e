export * from './propose';
export * from './readManifests';
export * from './readRepositories';
