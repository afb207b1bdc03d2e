import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// Whole pages are drawn here, on machines that do other things at the same time: slow is not wrong.
jest.setTimeout(60_000);
configure({ asyncUtilTimeout: 15_000 });
