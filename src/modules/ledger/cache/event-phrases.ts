/**
 * What events are often made of, as they are written in a copy: LZ4 finds it there. What was written with other phrases
 * can't be read, so a change of them is a change of the copy's format.
 */
export const eventPhrases = [
  '["DecisionIssued",1,{"instrument":{"issuer":"","organ":"Ban Thường vụ","type":"quyết định","number":"","issuedOn":"20',
  '","effectiveOn":"20","signer":"","title":""},"changes":1,"acknowledgements":[],"warnings":[],"fingerprint":"',
  '["OrganizationRegistered",1,{"organization":{"organizationId":"',
  '["OrganizationFounded",1,{"organization":{"organizationId":"","name":"","kind":"","parentId":"","codes":{"',
  '["OrganizationReceived",1,{"organization":{"organizationId":"","name":"","kind":"","parentId":"',
  '"},"subtree":[{"organizationId":"","name":"","kind":"","parentId":"","otherNames":{},"facts":[]},{"organizationId":"',
  '["OrganizationReinstated",1,{"organization":{"organizationId":"',
  '["OrganizationHandedOver",1,{"organizationId":"","subtree":["","to":"',
  '["OrganizationRenamed",1,{"organizationId":"","name":"',
  '["OrganizationRecoded",1,{"organizationId":"","scheme":"national","value":"',
  '["OrganizationReclassified",1,{"organizationId":"","organizationKind":"","as":"converted"},"',
  '["OrganizationTransferred",1,{"organizationId":"","parentId":"',
  '["OrganizationDissolved",1,{"form":"dissolved","organizationId":"","sharedTo":[],"children":[]},"',
  '["OrganizationsMerged",1,{"form":"absorption","organizationIds":["","outside":[],"into":{"organizationId":"',
  '["OrganizationsMerged",1,{"form":"consolidation","organizationIds":["","survivorId":"","children":[{"organizationId":"","parentId":"',
  '["OrganizationSplit",1,{"form":"separation","organizationId":"","into":[{"organizationId":"","name":"","kind":"","parentId":"',
  '["OrganizationsReorganized",1,{"organizationIds":["","survivorIds":[],"into":[{"organizationId":"","name":"","kind":"',
  '["FunctionTransferred",1,{"function":"","fromOrganizationIds":[""],"leadId":"","coOperatorIds":["',
  '["AuthorityGranted",1,{"organizationId":"","authority":"","pilot":false},"["AuthorityRevoked",1,{"organizationId":"","authority":"',
  '["ChangeAnnulled",1,{"target":{"decisionId":"","change":1},"reason":"","treated":[{"revision":1,"decisionId":"","index":1,"before":{"type":"',
  '["ChangeCorrected",1,{"target":{"decisionId":"","change":1},"by":"register","reason":"","treated":[{"revision":',
  '","schemaVersion":1,"data":{"organizationId":"","effectiveOn":"20","effectiveSequence":0},"after":null}]},"',
  '["FactRecorded",1,{"fact":{"organizationId":"","measure":"members","value":1,"period":{"from":"20","to":"20"}}},"',
  '"facts":[{"measure":"members","value":',
  '",1,"2015-01-01",0,null,"2015-01-01T00:00:00.000Z"]',
  '",2,"2020-12-31",0,null,"2020-12-31T00:00:00.000Z"]',
].join('');
