/* bw-log-row.c: a line of the log, in the list of them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-log-row.h"

#include "bw-format.h"
#include "bw-json.h"
#include "bw-log-words.h"

#include <glib/gi18n.h>

struct _BwLogRow
{
  AdwBin parent_instance;

  char     *name;   /* (owned) (nullable) */

  GtkLabel *time;
  GtkLabel *kind;
  GtkLabel *text;
  GtkLabel *note;
};

G_DEFINE_FINAL_TYPE (BwLogRow, bw_log_row, ADW_TYPE_BIN)

static void
bw_log_row_finalize (GObject *object)
{
  g_free (BW_LOG_ROW (object)->name);

  G_OBJECT_CLASS (bw_log_row_parent_class)->finalize (object);
}

static void
bw_log_row_class_init (BwLogRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = bw_log_row_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/bulwarkdesk/Bulwark/log/bw-log-row.ui");
  gtk_widget_class_bind_template_child (widget_class, BwLogRow, time);
  gtk_widget_class_bind_template_child (widget_class, BwLogRow, kind);
  gtk_widget_class_bind_template_child (widget_class, BwLogRow, text);
  gtk_widget_class_bind_template_child (widget_class, BwLogRow, note);
}

static void
bw_log_row_init (BwLogRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
bw_log_row_new (void)
{
  return g_object_new (BW_TYPE_LOG_ROW, NULL);
}

/**
 * bw_log_row_set_line:
 * @self: a row
 * @desk: the desk
 * @line: what to show
 * @is_corrected: whether another line corrects it
 */
void
bw_log_row_set_line (BwLogRow          *self,
                     BwDesk            *desk,
                     BwClientLedgerRow *line,
                     gboolean           is_corrected)
{
  JsonObject *members;
  const char *kind;
  const char *text;
  g_autofree char *time = NULL;
  g_autofree char *note = NULL;

  g_return_if_fail (BW_IS_LOG_ROW (self));
  g_return_if_fail (BW_IS_CLIENT_LEDGER_ROW (line));

  members = bw_client_ledger_row_get_members (line);
  kind = bw_log_words_describe_kind (bw_json_peek_string (members, "kind"));
  text = bw_json_peek_string (members, "text");
  time = bw_format_as_of (bw_document_get_at (bw_client_ledger_row_get_document (line)), bw_desk_get_now (desk),
                          bw_desk_get_time_zone (desk), bw_desk_get_language (desk));
  note = bw_log_row_dup_note (desk, line, is_corrected);
  gtk_label_set_label (self->time, time);
  gtk_label_set_label (self->kind, kind);
  gtk_label_set_label (self->text, text != NULL ? text : "");
  gtk_label_set_label (self->note, note);
  g_free (self->name);
  self->name = g_strjoin (", ", time, kind, text != NULL ? text : "", note, NULL);
}

/**
 * bw_log_row_dup_note:
 * @desk: whose language
 * @line: a line
 * @is_corrected: whether another line corrects it
 *
 * Returns: (transfer full): where, and what became of it
 */
char *
bw_log_row_dup_note (BwDesk            *desk,
                     BwClientLedgerRow *line,
                     gboolean           is_corrected)
{
  BwPlaceTree *places = bw_desk_get_places (desk);
  JsonObject *members = bw_client_ledger_row_get_members (line);
  const char *code = bw_json_peek_string (members, "area");
  const char *reason = bw_json_peek_string (members, "reason");
  BwPlace area = code != NULL ? bw_place_tree_lookup (places, code) : bw_place_tree_get_root (places);
  g_autoptr (GString) note = g_string_new (area != BW_PLACE_NONE
                                             ? bw_place_tree_get_name (places, area, bw_desk_get_language (desk))
                                             : code);

  if (bw_json_has (members, "corrects"))
    {
      g_string_append (note, " · ");
      /* Translators: of a line of the log; the place is for why. */
      g_string_append_printf (note, _("corrects another line: %s"), reason != NULL ? reason : "–");
    }
  if (is_corrected)
    g_string_append_printf (note, " · %s", _("was corrected"));

  return g_string_free (g_steal_pointer (&note), FALSE);
}

const char *
bw_log_row_get_name (BwLogRow *self)
{
  g_return_val_if_fail (BW_IS_LOG_ROW (self), "");

  return self->name != NULL ? self->name : "";
}
