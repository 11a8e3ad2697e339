/* bw-form.c: what windows in which something is typed have in common
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-form.h"

#include "bw-accessible.h"

#include <adwaita.h>
#include <glib/gi18n.h>

static void
on_session_connection_cb (GtkWidget       *note,
                          GParamSpec      *pspec,
                          BwClientSession *session)
{
  BwConnection connection = bw_client_session_get_connection (session);

  g_assert (GTK_IS_WIDGET (note));

  gtk_widget_set_visible (note, connection != BW_CONNECTION_LIVE && connection != BW_CONNECTION_SYNCING);
}

/**
 * bw_form_show_line:
 * @label: a label
 * @text: what it says; "": nothing
 */
void
bw_form_show_line (GtkLabel   *label,
                   const char *text)
{
  g_return_if_fail (GTK_IS_LABEL (label));
  g_return_if_fail (text != NULL);

  gtk_label_set_label (label, text);
  gtk_widget_set_visible (GTK_WIDGET (label), *text != '\0');
}

/**
 * bw_form_show_faults:
 * @rows: (array length=n): the rows in which fields are typed, or %NULL
 * @faults: (array length=n): what is wrong with each: "" for one that is still to be
 *   typed, %NULL for one that is right
 * @n: how many
 * @first: (nullable): what must be done first; then nobody is asked to type
 * @fault: where it is said what is wrong
 * @missing: where it is said what is still to be done
 */
void
bw_form_show_faults (GtkEditable * const *rows,
                     char * const        *faults,
                     guint                n,
                     const char          *first,
                     GtkLabel            *fault,
                     GtkLabel            *missing)
{
  g_autoptr (GString) wrong = g_string_new (NULL);
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *to_type = NULL;

  for (guint i = 0; i < n; i++)
    {
      const char *name = rows[i] != NULL ? adw_preferences_row_get_title (ADW_PREFERENCES_ROW (rows[i])) : NULL;

      if (name == NULL)
        continue;

      bw_accessible_mark_invalid (GTK_WIDGET (rows[i]), faults[i] != NULL && *faults[i] != '\0');
      if (faults[i] != NULL && *faults[i] == '\0')
        /* Translators: between names of fields that are still to be typed. */
        g_string_append_printf (names, "%s%s", names->len > 0 ? C_("fields", ", ") : "", name);
      else if (faults[i] != NULL)
        /* Translators: a field, and what is wrong with what was typed there: "Figure: a number is typed like 1,250". */
        g_string_append_printf (wrong, _("%s%s: %s"), wrong->len > 0 ? "\n" : "", name, faults[i]);
    }

  if (names->len > 0)
    /* Translators: the place is for the names of fields. */
    to_type = g_strdup_printf (_("Still to be typed: %s"), names->str);

  bw_form_show_line (fault, wrong->str);
  bw_form_show_line (missing, first != NULL ? first : to_type != NULL ? to_type : "");
}

/**
 * bw_form_follow_connection:
 * @note: a widget of the form
 * @session: by which what is given goes
 */
void
bw_form_follow_connection (GtkWidget       *note,
                           BwClientSession *session)
{
  g_return_if_fail (GTK_IS_WIDGET (note));
  g_return_if_fail (BW_IS_CLIENT_SESSION (session));

  g_signal_connect_object (session, "notify::connection", G_CALLBACK (on_session_connection_cb), note,
                           G_CONNECT_SWAPPED);
  on_session_connection_cb (note, NULL, session);
}
