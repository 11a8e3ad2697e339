x = _("%u men");
/* Translators: what runs */
x = _("%u women");
x = _("dogs");
x = ngettext ("%u cat", "%u cats", n);
