export * from './eventsReceiver';
export * from './notificationsReceiver';
export * from './Receiver';
export * from './Refused';
export * from './signalsReceiver';
export * from './webhookReceiver';
