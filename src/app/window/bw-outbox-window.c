/* bw-outbox-window.c: what waits to be sent, and what was not taken
 *
 * Nothing leaves it unseen: an entry is sent, or a person discards it here after being
 * asked once more.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-outbox-window.h"

#include "bw-ahead.h"
#include "bw-edit-words.h"
#include "bw-export-button.h"
#include "bw-format-text.h"
#include "bw-outbox-row.h"
#include "bw-settle-dialog.h"

#include <glib/gi18n.h>

/* Titles that a question names; of more it tells how many. */
#define MAX_NAMED 5

struct _BwOutboxWindow
{
  AdwWindow parent_instance;

  BwDesk         *desk;     /* (owned) (nullable) */
  BwClientOutbox *outbox;   /* (owned) (nullable) */

  GtkStack       *stack;
  GtkListBox     *list;
  GtkWidget      *retry;
  GtkButton      *discard;
  BwExportButton *export;
};

G_DEFINE_FINAL_TYPE (BwOutboxWindow, bw_outbox_window, ADW_TYPE_WINDOW)

/* What a question is asked with. */
typedef struct
{
  BwClientOutbox *outbox;   /* (owned) */
  GPtrArray      *entries;  /* (owned) (element-type BwClientOutboxEntry) */
} Question;

static void
free_question (gpointer  data,
               GClosure *closure)
{
  Question *question = data;

  g_object_unref (question->outbox);
  g_ptr_array_unref (question->entries);
  g_free (question);
}

static const char * const titles[] = { N_("Entry"), N_("State"), NULL };

static char *
dup_cell (gconstpointer row,
          guint         column,
          gboolean      is_plain,
          gpointer      user_data)
{
  BwClientOutboxEntry *entry = BW_CLIENT_OUTBOX_ENTRY ((gpointer) row);

  return column == 0 ? g_strdup (bw_client_outbox_entry_get_title (entry)) : bw_edit_words_dup_state (entry);
}

static guint
count (BwOutboxWindow *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->outbox));
}

/* (transfer full) (element-type BwClientOutboxEntry) */
static GPtrArray *
list_chosen (BwOutboxWindow *self)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func (g_object_unref);

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      if (BW_IS_OUTBOX_ROW (row) && bw_outbox_row_is_chosen (BW_OUTBOX_ROW (row)))
        g_ptr_array_add (entries, g_object_ref (bw_outbox_row_get_entry (BW_OUTBOX_ROW (row))));
    }

  return entries;
}

static void
update (BwOutboxWindow *self)
{
  g_autoptr (GPtrArray) chosen = list_chosen (self);
  g_autofree char *label = NULL;

  gtk_stack_set_visible_child_name (self->stack, count (self) > 0 ? "list" : "empty");
  gtk_widget_set_sensitive (self->retry, count (self) > 0);
  gtk_widget_set_sensitive (GTK_WIDGET (self->discard), chosen->len > 0);
  /* Translators: a button, for so many entries that are selected. */
  label = chosen->len > 0 ? bw_format_text (ngettext ("_Discard %u…", "_Discard %u…", chosen->len), chosen->len)
                          : g_strdup (_("_Discard…"));
  gtk_button_set_label (self->discard, label);
}

static void
on_question_response_cb (AdwMessageDialog *dialog,
                         const char       *response,
                         Question         *question)
{
  if (!g_str_equal (response, "discard"))
    return;

  /* From the newest: what stands upon another goes before it. */
  for (guint i = question->entries->len; i > 0; i--)
    bw_client_outbox_discard (question->outbox, g_ptr_array_index (question->entries, i - 1));
}

/* @entries: (transfer full) */
static void
ask_to_discard (BwOutboxWindow *self,
                GPtrArray      *entries)
{
  g_autoptr (GString) body = g_string_new (_("It is written nowhere else, and is lost."));
  /* Translators: so many entries that wait to be sent. */
  g_autofree char *heading = bw_format_text (ngettext ("Discard %u Entry?", "Discard %u Entries?", entries->len),
                                             entries->len);
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), heading, NULL);
  Question *question = g_new0 (Question, 1);

  g_string_append_c (body, '\n');
  for (guint i = 0; i < MIN (entries->len, MAX_NAMED); i++)
    g_string_append_printf (body, "\n%s", bw_client_outbox_entry_get_title (g_ptr_array_index (entries, i)));
  if (entries->len > MAX_NAMED)
    g_string_append (body, "\n…");

  question->outbox = g_object_ref (self->outbox);
  question->entries = entries;
  adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (dialog), body->str);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Keep"), "discard", _("_Discard"),
                                    NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_question_response_cb), question, free_question, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_row_settle_cb (BwOutboxWindow *self,
                  BwOutboxRow    *row)
{
  BwClientOutboxEntry *entry = bw_outbox_row_get_entry (row);

  g_assert (BW_IS_OUTBOX_WINDOW (self));

  if (bw_client_outbox_entry_get_state (entry) == BW_OUTBOX_STATE_CONFLICT)
    bw_ahead_present (GTK_WINDOW (bw_settle_dialog_new (GTK_WINDOW (self), self->desk, entry)));
  else
    bw_client_outbox_retry (self->outbox, entry);
}

static void
on_row_discard_cb (BwOutboxWindow *self,
                   BwOutboxRow    *row)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func (g_object_unref);

  g_assert (BW_IS_OUTBOX_WINDOW (self));

  g_ptr_array_add (entries, g_object_ref (bw_outbox_row_get_entry (row)));
  ask_to_discard (self, entries);
}

static void
on_row_chosen_cb (BwOutboxWindow *self,
                  GParamSpec     *pspec,
                  BwOutboxRow    *row)
{
  g_assert (BW_IS_OUTBOX_WINDOW (self));

  update (self);
}

static GtkWidget *
make_row (gpointer item,
          gpointer user_data)
{
  BwOutboxWindow *self = BW_OUTBOX_WINDOW (user_data);
  GtkWidget *row = bw_outbox_row_new (self->desk, BW_CLIENT_OUTBOX_ENTRY (item));

  g_signal_connect_object (row, "settle", G_CALLBACK (on_row_settle_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "discard", G_CALLBACK (on_row_discard_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "notify::chosen", G_CALLBACK (on_row_chosen_cb), self, G_CONNECT_SWAPPED);
  return row;
}

/* Those in conflict wait for a person: sending them again says nothing about which; and
 * what somebody else has entered is sent one by one. */
static void
on_retry_clicked_cb (BwOutboxWindow *self,
                     GtkButton      *button)
{
  g_assert (BW_IS_OUTBOX_WINDOW (self));

  for (guint i = 0; i < count (self); i++)
    {
      g_autoptr (BwClientOutboxEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->outbox), i);

      BwOutboxState state = bw_client_outbox_entry_get_state (entry);

      if (state != BW_OUTBOX_STATE_CONFLICT && state != BW_OUTBOX_STATE_ANOTHERS)
        bw_client_outbox_retry (self->outbox, entry);
    }
  bw_client_session_retry (bw_desk_get_session (self->desk));
}

static void
on_discard_clicked_cb (BwOutboxWindow *self,
                       GtkButton      *button)
{
  g_autoptr (GPtrArray) chosen = list_chosen (self);

  g_assert (BW_IS_OUTBOX_WINDOW (self));

  if (chosen->len > 0)
    ask_to_discard (self, g_steal_pointer (&chosen));
}

static void
on_outbox_items_changed_cb (BwOutboxWindow *self,
                            guint           position,
                            guint           n_removed,
                            guint           n_added,
                            GListModel     *outbox)
{
  g_assert (BW_IS_OUTBOX_WINDOW (self));

  update (self);
}

static void
bw_outbox_window_dispose (GObject *object)
{
  BwOutboxWindow *self = BW_OUTBOX_WINDOW (object);

  /* The list asks for rows no more. */
  if (self->list != NULL)
    gtk_list_box_bind_model (self->list, NULL, NULL, NULL, NULL);
  g_clear_object (&self->outbox);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (bw_outbox_window_parent_class)->dispose (object);
}

static void
bw_outbox_window_class_init (BwOutboxWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bw_outbox_window_dispose;

  g_type_ensure (BW_TYPE_EXPORT_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/bulwarkdesk/Bulwark/window/bw-outbox-window.ui");
  gtk_widget_class_bind_template_child (widget_class, BwOutboxWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, BwOutboxWindow, list);
  gtk_widget_class_bind_template_child (widget_class, BwOutboxWindow, retry);
  gtk_widget_class_bind_template_child (widget_class, BwOutboxWindow, discard);
  gtk_widget_class_bind_template_child (widget_class, BwOutboxWindow, export);
  gtk_widget_class_bind_template_callback (widget_class, on_retry_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_discard_clicked_cb);
}

static void
bw_outbox_window_init (BwOutboxWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * bw_outbox_window_new:
 * @parent: the window that it stands above
 * @desk: of which it shows what waits
 *
 * Returns: (transfer none): a window, to be presented
 */
GtkWidget *
bw_outbox_window_new (GtkWindow *parent,
                      BwDesk    *desk)
{
  BwOutboxWindow *self;

  g_return_val_if_fail (BW_IS_DESK (desk), NULL);

  self = g_object_new (BW_TYPE_OUTBOX_WINDOW, "transient-for", parent, NULL);
  self->desk = g_object_ref (desk);
  self->outbox = g_object_ref (bw_client_session_get_outbox (bw_desk_get_session (desk)));
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (self->outbox), make_row, self, NULL);
  bw_export_button_set_model (self->export, G_LIST_MODEL (self->outbox), titles, dup_cell, G_OBJECT (self));
  g_signal_connect_object (self->outbox, "items-changed", G_CALLBACK (on_outbox_items_changed_cb), self,
                           G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
