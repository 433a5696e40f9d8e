import { locales } from '@vidimus/contracts/browser';
import { render } from 'preact';
import { browserLocale } from '../text/language.ts';
import { Faq } from './faq.tsx';

const page = document.getElementById('page');
if (page === null) throw new Error('faq.html has no element #page');
const asked = new URLSearchParams(location.search).get('language');
const first = locales.find((locale) => locale === asked) ?? browserLocale(navigator.languages);
render(<Faq first={first} />, page);
