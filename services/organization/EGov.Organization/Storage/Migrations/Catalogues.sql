-- Kinds of agency and roles that every province starts with; more are added through the API.

insert into agency_kind (id, code, vietnamese, english, version) values
    (gen_random_uuid(), 'province', 'Ủy ban nhân dân tỉnh, thành phố', 'Provincial people''s committee', 1),
    (gen_random_uuid(), 'department', 'Sở, ban, ngành', 'Provincial department', 1),
    (gen_random_uuid(), 'district', 'Ủy ban nhân dân huyện', 'District people''s committee', 1),
    (gen_random_uuid(), 'office', 'Phòng, cơ quan chuyên môn', 'Office', 1),
    (gen_random_uuid(), 'commune', 'Ủy ban nhân dân xã', 'Commune people''s committee', 1),
    (gen_random_uuid(), 'town', 'Ủy ban nhân dân thị trấn', 'Township people''s committee', 1),
    (gen_random_uuid(), 'ward', 'Ủy ban nhân dân phường', 'Ward people''s committee', 1),
    (gen_random_uuid(), 'special-zone', 'Ủy ban nhân dân đặc khu', 'Special zone people''s committee', 1),
    (gen_random_uuid(), 'unit', 'Đơn vị sự nghiệp', 'Public service unit', 1),
    (gen_random_uuid(), 'organisation', 'Tổ chức khác', 'Other organisation', 1);

insert into role (id, code, vietnamese, english, scopes, reaches_below, version) values
    (gen_random_uuid(), 'administrator', 'Quản trị hệ thống', 'Administrator',
        '{organization:read,organization:manage,accounts:manage,operations:manage}', true, 1),
    (gen_random_uuid(), 'procedure-controller', 'Kiểm soát thủ tục hành chính', 'Procedure controller',
        '{organization:read,procedures:manage,dossiers:report}', true, 1),
    (gen_random_uuid(), 'desk-official', 'Cán bộ một cửa', 'Desk official', '{organization:read,dossiers:receive}', false, 1),
    (gen_random_uuid(), 'specialist', 'Chuyên viên', 'Specialist', '{organization:read,dossiers:handle}', false, 1),
    (gen_random_uuid(), 'room-head', 'Trưởng phòng', 'Room head', '{organization:read,dossiers:handle,dossiers:assign,dossiers:report}', false, 1),
    (gen_random_uuid(), 'leader', 'Lãnh đạo', 'Leader', '{organization:read,dossiers:decide,dossiers:report}', true, 1),
    (gen_random_uuid(), 'reporter', 'Cán bộ thống kê', 'Reporter', '{organization:read,dossiers:report,dossiers:import}', true, 1);
