/**
 * Ports and data folder as Backstage reads them from the environment.
 * Only what differs from app-config.yaml is set, so that the file stays what is in force.
 */
export function configurationFor({ ports }) {
  const app = `http://localhost:${ports.app}`;
  const backend = `http://localhost:${ports.backend}`;
  return {
    ...(ports.app !== 3000 && {
      APP_CONFIG_app_baseUrl: JSON.stringify(app),
      APP_CONFIG_backend_cors_origin: JSON.stringify(app),
    }),
    ...(ports.backend !== 7007 && {
      APP_CONFIG_backend_baseUrl: JSON.stringify(backend),
      APP_CONFIG_backend_listen_port: String(ports.backend),
    }),
  };
}
