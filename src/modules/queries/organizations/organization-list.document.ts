import { AsOfPage } from '../../read-side/paging/page.document.js';
import { OrganizationSummary } from './organization.documents.js';

export class OrganizationList extends AsOfPage(OrganizationSummary) {}
