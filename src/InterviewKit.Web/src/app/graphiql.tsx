import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';
import { GraphiqlPage } from '../features/graphiql/graphiql-page';
import { mount } from '../lib/mount';

mount(<GraphiqlPage />);
