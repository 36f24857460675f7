import { MantineProvider } from '@mantine/core';
import { mount } from '../lib/mount';
import { LandingPage } from './landing-page';
import { cssVariables, theme } from './theme';
import './mantine.css';

mount(
  <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
    <LandingPage />
  </MantineProvider>,
);
