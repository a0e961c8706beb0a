-- What the first version of the program had written, in its own words: an application that was concluded and one whose
-- document waits to be examined. Both sorts of database take these statements.

INSERT INTO applications (id, number, external_id, service, locale, fields, status, decision, round, created, submitted, updated, seq, head) VALUES
    ('00000000-0000-4000-8000-000000000001', '26-0000001-8', 'portal-1', 'patent', 'ru', '{"surname":"ПРИМЕРОВ"}', 'concluded', 'rejected', 1, 1772528401123456, 1772528403123456, 1772528405123456, 5, 'sha256:502e1e6f23c9f83c854544cd724a21aa21b4f6031dd9ebf738f21c74ed87ba8b');
INSERT INTO applications (id, number, external_id, service, locale, fields, status, decision, round, created, submitted, updated, seq, head) VALUES
    ('00000000-0000-4000-8000-000000000002', '26-0000002-6', '', 'place_of_stay', 'en', 'null', 'submitted', '', 1, 1772528406123456, 1772528408123456, 1772528408123456, 3, 'sha256:37b6efe400352e1fb6f87cb2e44a1ce2e7876520265f6e366d412fa18bd0c928');
INSERT INTO documents (id, application, position, kind, name, size, sha256, media_type, received, round, status, supersedes, superseded_by, evidence) VALUES
    ('00000000-0000-4000-9000-000000000001', '00000000-0000-4000-8000-000000000001', 0, 'lease', 'скан.jpg', 2097152, 'ab', 'image/jpeg', 1772528402123456, 1, 'judged', '', '', 'sha256:d11dc2aa344764f2fa52ee75ca83faf93da3e1b08847e42e9e4c7cc2aaeddfd5');
INSERT INTO documents (id, application, position, kind, name, size, sha256, media_type, received, round, status, supersedes, superseded_by, evidence) VALUES
    ('00000000-0000-4000-9000-000000000002', '00000000-0000-4000-8000-000000000002', 0, 'passport_foreign', 'скан.jpg', 2097152, 'ab', 'image/jpeg', 1772528407123456, 1, 'received', '', '', '');
INSERT INTO judgements (application, position, document, round, at, fields, verdict, told) VALUES
    ('00000000-0000-4000-8000-000000000001', 0, '00000000-0000-4000-9000-000000000001', 1, 1772528404123456, '{"surname":"ПРИМЕРОВ"}', '{"decision":"rejected","final":false,"findings":[{"rule":"passport.sharp","outcome":"fail","code":"IMG.FOCUS.BLURRED","severity":"block","subject":{"page":1,"field":"","box":null},"detail":{"limit":0.35,"measured":0.12}},{"rule":"passport.pages","outcome":"pass","code":"DOC.PAGES.TOO_FEW","severity":"block","subject":{"page":0,"field":"","box":null}}],"ruleset":"sha256:6c621d1a05138a7888d37d9269a9da8e2e11e4aced2f6cfd24b05ab1b9e61bb0","evidence":"sha256:d11dc2aa344764f2fa52ee75ca83faf93da3e1b08847e42e9e4c7cc2aaeddfd5","as_of":"2026-03-03"}', '{"decision":"rejected","final":false,"findings":[{"rule":"passport.sharp","outcome":"fail","code":"IMG.FOCUS.BLURRED","severity":"block","subject":{"page":1,"field":"","box":null},"detail":{"limit":0.35,"measured":0.12}}],"ruleset":"sha256:6c621d1a05138a7888d37d9269a9da8e2e11e4aced2f6cfd24b05ab1b9e61bb0","evidence":"sha256:d11dc2aa344764f2fa52ee75ca83faf93da3e1b08847e42e9e4c7cc2aaeddfd5","as_of":"2026-03-03"}');
INSERT INTO judgements (application, position, document, round, at, fields, verdict, told) VALUES
    ('00000000-0000-4000-8000-000000000001', 1, '', 1, 1772528405123456, '{"surname":"ПРИМЕРОВ"}', '{"decision":"rejected","final":false,"findings":[{"rule":"passport.sharp","outcome":"fail","code":"IMG.FOCUS.BLURRED","severity":"block","subject":{"page":1,"field":"","box":null},"detail":{"limit":0.35,"measured":0.12}},{"rule":"passport.pages","outcome":"pass","code":"DOC.PAGES.TOO_FEW","severity":"block","subject":{"page":0,"field":"","box":null}}],"ruleset":"sha256:6c621d1a05138a7888d37d9269a9da8e2e11e4aced2f6cfd24b05ab1b9e61bb0","evidence":"sha256:d11dc2aa344764f2fa52ee75ca83faf93da3e1b08847e42e9e4c7cc2aaeddfd5","as_of":"2026-03-03"}', '{"decision":"rejected","final":false,"findings":[{"rule":"passport.sharp","outcome":"fail","code":"IMG.FOCUS.BLURRED","severity":"block","subject":{"page":1,"field":"","box":null},"detail":{"limit":0.35,"measured":0.12}}],"ruleset":"sha256:6c621d1a05138a7888d37d9269a9da8e2e11e4aced2f6cfd24b05ab1b9e61bb0","evidence":"sha256:d11dc2aa344764f2fa52ee75ca83faf93da3e1b08847e42e9e4c7cc2aaeddfd5","as_of":"2026-03-03"}');
INSERT INTO application_kinds (application, kind, created) VALUES
    ('00000000-0000-4000-8000-000000000001', 'lease', 1772528401123456);
INSERT INTO application_kinds (application, kind, created) VALUES
    ('00000000-0000-4000-8000-000000000002', 'passport_foreign', 1772528406123456);
INSERT INTO application_codes (application, code, created) VALUES
    ('00000000-0000-4000-8000-000000000001', 'IMG.FOCUS.BLURRED', 1772528401123456);
INSERT INTO events (application, seq, at, kind, document, detail, prev, hash) VALUES
    ('00000000-0000-4000-8000-000000000001', 1, 1772528401123456, 'application.created', '', '{"fields":["surname"],"service":"patent"}', '', 'sha256:4b403f11c69b1b3e0eb032dd49fc5580985225dabe0273430839744de8f5c156');
INSERT INTO events (application, seq, at, kind, document, detail, prev, hash) VALUES
    ('00000000-0000-4000-8000-000000000001', 2, 1772528402123456, 'document.received', '00000000-0000-4000-9000-000000000001', '{"kind":"lease","sha256":"ab","size":2097152}', 'sha256:4b403f11c69b1b3e0eb032dd49fc5580985225dabe0273430839744de8f5c156', 'sha256:1f1b01e405396d0bdff802bb91f0db663f6f0d529fb81072b8b7b3d581670373');
INSERT INTO events (application, seq, at, kind, document, detail, prev, hash) VALUES
    ('00000000-0000-4000-8000-000000000001', 3, 1772528403123456, 'application.submitted', '', '{"round":1}', 'sha256:1f1b01e405396d0bdff802bb91f0db663f6f0d529fb81072b8b7b3d581670373', 'sha256:1a9014e757185f8b1e18c3e61c7df6bef5c9fb869242870fd4049cb3bc836cba');
INSERT INTO events (application, seq, at, kind, document, detail, prev, hash) VALUES
    ('00000000-0000-4000-8000-000000000001', 4, 1772528404123456, 'document.judged', '00000000-0000-4000-9000-000000000001', '{"codes":["IMG.FOCUS.BLURRED"],"decision":"rejected","round":1,"ruleset":"sha256:6c621d1a05138a7888d37d9269a9da8e2e11e4aced2f6cfd24b05ab1b9e61bb0"}', 'sha256:1a9014e757185f8b1e18c3e61c7df6bef5c9fb869242870fd4049cb3bc836cba', 'sha256:8d4867d9a71d86fbcfefd2f725d507104978b49cb04878f120400b9e95feaa70');
INSERT INTO events (application, seq, at, kind, document, detail, prev, hash) VALUES
    ('00000000-0000-4000-8000-000000000001', 5, 1772528405123456, 'application.concluded', '', '{"codes":["IMG.FOCUS.BLURRED"],"decision":"rejected","round":1,"ruleset":"sha256:6c621d1a05138a7888d37d9269a9da8e2e11e4aced2f6cfd24b05ab1b9e61bb0"}', 'sha256:8d4867d9a71d86fbcfefd2f725d507104978b49cb04878f120400b9e95feaa70', 'sha256:502e1e6f23c9f83c854544cd724a21aa21b4f6031dd9ebf738f21c74ed87ba8b');
INSERT INTO events (application, seq, at, kind, document, detail, prev, hash) VALUES
    ('00000000-0000-4000-8000-000000000002', 1, 1772528406123456, 'application.created', '', '{"fields":[],"service":"place_of_stay"}', '', 'sha256:b425266454f2c5bcd57ad92b3fef5938156b86be4410c5fd1e34bc0b0c1f5077');
INSERT INTO events (application, seq, at, kind, document, detail, prev, hash) VALUES
    ('00000000-0000-4000-8000-000000000002', 2, 1772528407123456, 'document.received', '00000000-0000-4000-9000-000000000002', '{"kind":"passport_foreign","sha256":"ab","size":2097152}', 'sha256:b425266454f2c5bcd57ad92b3fef5938156b86be4410c5fd1e34bc0b0c1f5077', 'sha256:eb11db838fdda074da83e82418e09cf7329e607c54570b9c6b73ba861bb4acad');
INSERT INTO events (application, seq, at, kind, document, detail, prev, hash) VALUES
    ('00000000-0000-4000-8000-000000000002', 3, 1772528408123456, 'application.submitted', '', '{"round":1}', 'sha256:eb11db838fdda074da83e82418e09cf7329e607c54570b9c6b73ba861bb4acad', 'sha256:37b6efe400352e1fb6f87cb2e44a1ce2e7876520265f6e366d412fa18bd0c928');
INSERT INTO work (id, task, application, document, round, since, leased_until) VALUES
    ('examine:00000000-0000-4000-9000-000000000002', 'examine', '00000000-0000-4000-8000-000000000002', '00000000-0000-4000-9000-000000000002', 0, 1795454630139000, 0);
INSERT INTO once (client, key, request, application, document) VALUES
    ('portal', '1', 'sha256:fa8847b0c33183273f5945508b31c3208a9e4ece58ca47233a05628d8dba3799', '00000000-0000-4000-8000-000000000001', '');
INSERT INTO evidence (name, data) VALUES
    ('sha256:d11dc2aa344764f2fa52ee75ca83faf93da3e1b08847e42e9e4c7cc2aaeddfd5', '{"file":{"media_type":"image/jpeg","size":2097152,"sha256":"ab","pdf":null,"image":null},"pages":[{"number":1,"width":2480,"height":3508,"dpi":300,"metrics":{"sharpness":{"value":0.12,"unit":"ratio","box":null}},"mrz":null,"text":""}],"tools":{"sniff":"1"},"failures":[]}');
INSERT INTO counters (name, value) VALUES
    ('applications of 2026', 2);
