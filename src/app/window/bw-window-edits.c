/* bw-window-edits.c: of the window: what becomes of what people change: undo, and what was not taken
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-ahead.h"
#include "bw-format-text.h"
#include "bw-outbox-window.h"
#include "bw-settle-dialog.h"
#include "bw-window-private.h"

#include <glib/gi18n.h>

#define UNDO_S 5
#define TOLD_S 8

static BwClientOutbox *
get_outbox (BwWindow *self)
{
  return bw_client_session_get_outbox (bw_desk_get_session (self->desk));
}

/* (transfer full): @button (nullable) with @action; @seconds: 0: until it is dismissed */
static AdwToast *
make_toast (const char *text,
            const char *button,
            const char *action,
            guint       seconds)
{
  g_autofree char *title = g_markup_escape_text (text, -1);
  AdwToast *toast = adw_toast_new (title);

  adw_toast_set_button_label (toast, button);
  adw_toast_set_detailed_action_name (toast, action);
  adw_toast_set_timeout (toast, seconds);
  return toast;
}

/* (nullable) (transfer none): the first for that path that waits for a person */
static BwClientOutboxEntry *
find_to_settle (BwWindow   *self,
                const char *path)
{
  GListModel *outbox = G_LIST_MODEL (get_outbox (self));

  for (guint i = 0; i < g_list_model_get_n_items (outbox); i++)
    {
      /* The outbox keeps it: a borrowed pointer is good until it leaves. */
      g_autoptr (BwClientOutboxEntry) entry = g_list_model_get_item (outbox, i);

      if (bw_settle_dialog_is_needed (entry) && g_str_equal (bw_client_outbox_entry_get_path (entry), path))
        return entry;
    }

  return NULL;
}

static void
on_settle_activate_cb (GSimpleAction *action,
                       GVariant      *parameter,
                       gpointer       user_data)
{
  BwWindow *self = BW_WINDOW (user_data);
  BwClientOutboxEntry *entry = find_to_settle (self, g_variant_get_string (parameter, NULL));

  if (entry != NULL)
    bw_window_settle (self, entry);
}

static void
on_undo_activate_cb (GSimpleAction *action,
                     GVariant      *parameter,
                     gpointer       user_data)
{
  BwWindow *self = BW_WINDOW (user_data);

  if (self->undo != NULL)
    adw_toast_dismiss (self->undo);
  bw_edits_undo (bw_desk_get_edits (self->desk));
}

static void
on_show_outbox_activate_cb (GSimpleAction *action,
                            GVariant      *parameter,
                            gpointer       user_data)
{
  BwWindow *self = BW_WINDOW (user_data);

  bw_ahead_present (GTK_WINDOW (bw_outbox_window_new (GTK_WINDOW (self), self->desk)));
}

static void
on_undo_dismissed_cb (BwWindow *self,
                      AdwToast *toast)
{
  g_assert (BW_IS_WINDOW (self));

  if (self->undo == toast)
    self->undo = NULL;
}

static gboolean
is_reached (BwWindow *self)
{
  BwConnection connection = bw_client_session_get_connection (bw_desk_get_session (self->desk));

  return connection == BW_CONNECTION_LIVE || connection == BW_CONNECTION_SYNCING;
}

/* Only the last action can be undone: an older offer goes, and this one waits for no
 * other toast. Nothing is done yet: the title says so when it is. */
static void
on_edits_given_cb (BwWindow   *self,
                   const char *title,
                   guint       n,
                   BwEdits    *edits)
{
  g_autofree char *text = NULL;

  g_assert (BW_IS_WINDOW (self));

  if (self->undo != NULL)
    adw_toast_dismiss (self->undo);

  if (is_reached (self))
    /* Translators: something that is on its way to the server. */
    text = g_strdup_printf (_("Being sent: %s"), title);
  else
    /* Translators: something that is sent when the server is reached. */
    text = g_strdup_printf (_("To be sent: %s"), title);
  self->undo = make_toast (text, _("_Undo"), "win.undo", UNDO_S);
  adw_toast_set_priority (self->undo, ADW_TOAST_PRIORITY_HIGH);
  g_signal_connect_object (self->undo, "dismissed", G_CALLBACK (on_undo_dismissed_cb), self, G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (self->toasts, self->undo);
}

/* Where nobody waits for it any more it is seen where it was done. */
static void
on_edits_arrived_cb (BwWindow   *self,
                     const char *title,
                     BwEdits    *edits)
{
  g_autofree char *text = g_markup_escape_text (title, -1);

  g_assert (BW_IS_WINDOW (self));

  if (self->undo != NULL)
    adw_toast_set_title (self->undo, text);
}

/* By its key it is undone wherever one is by then: what it was must be said. */
static void
on_edits_undone_cb (BwWindow   *self,
                    const char *title,
                    guint       n_undone,
                    guint       n_kept,
                    gboolean    is_changed,
                    BwEdits    *edits)
{
  g_autofree char *text = NULL;

  g_assert (BW_IS_WINDOW (self));

  if (n_kept == 0)
    /* Translators: the place is for what was done: "Undone: Team 3 assigned to Beta". */
    text = g_strdup_printf (_("Undone: %s"), title);
  else if (n_undone == 0 && is_changed)
    /* Translators: the place is for what was done and stays: "Team 3 assigned to Beta". */
    text = g_strdup_printf (_("Changed by somebody else meanwhile, not undone: %s"), title);
  else if (n_undone == 0)
    /* Translators: the place is for what was done: "Stays as it is: Order 12 sent". */
    text = g_strdup_printf (_("Cannot be undone any more: %s"), title);
  else
    /* Translators: how many parts of something stay, and what it is. */
    text = bw_format_text (ngettext ("%u part cannot be undone any more: %s",
                                     "%u parts cannot be undone any more: %s", n_kept), n_kept, title);
  adw_toast_overlay_add_toast (self->toasts, make_toast (text, NULL, NULL, n_kept > 0 ? TOLD_S : UNDO_S));
}

static void
on_failure_dismissed_cb (BwWindow *self,
                         AdwToast *toast)
{
  g_assert (BW_IS_WINDOW (self));

  self->failure = NULL;
  g_clear_object (&self->failed);
}

/* What has been settled elsewhere is told no longer. */
static void
update_failure (BwWindow *self)
{
  GListModel *outbox = G_LIST_MODEL (get_outbox (self));
  gboolean is_there = FALSE;

  if (self->failure == NULL)
    return;

  for (guint i = 0; i < g_list_model_get_n_items (outbox) && !is_there; i++)
    {
      g_autoptr (BwClientOutboxEntry) entry = g_list_model_get_item (outbox, i);

      is_there = entry == self->failed;
    }
  if (!is_there || !bw_settle_dialog_is_needed (self->failed))
    adw_toast_dismiss (self->failure);
}

static void
on_strange_dismissed_cb (BwWindow *self,
                         AdwToast *toast)
{
  g_assert (BW_IS_WINDOW (self));

  if (self->strange == toast)
    self->strange = NULL;
}

static void
tell_strange (BwWindow *self,
              guint     n)
{
  /* Translators: so many things that wait to be sent. */
  g_autofree char *text = bw_format_text (ngettext ("%u entry was made with another token and is not sent",
                                                    "%u entries were made with another token and are not sent",
                                                    n), n);

  if (self->strange != NULL)
    {
      adw_toast_set_title (self->strange, text);
      return;
    }

  self->strange = make_toast (text, _("_Show"), "win.show-outbox", 0);
  g_signal_connect_object (self->strange, "dismissed", G_CALLBACK (on_strange_dismissed_cb), self,
                           G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (self->toasts, self->strange);
}

/* What was entered with another token is told when it comes up: it waits for somebody to
 * say whose it is to be. */
static void
update_strange (BwWindow *self)
{
  GListModel *outbox = G_LIST_MODEL (get_outbox (self));
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (outbox); i++)
    {
      g_autoptr (BwClientOutboxEntry) entry = g_list_model_get_item (outbox, i);

      n += bw_client_outbox_entry_get_state (entry) == BW_OUTBOX_STATE_ANOTHERS;
    }

  if (n > self->n_strange || (n > 0 && self->strange != NULL))
    tell_strange (self, n);
  else if (n == 0 && self->strange != NULL)
    adw_toast_dismiss (self->strange);
  self->n_strange = n;
}

static void
on_edits_changed_cb (BwWindow *self,
                     BwEdits  *edits)
{
  g_assert (BW_IS_WINDOW (self));

  if (self->undo != NULL && !bw_edits_can_undo (edits))
    adw_toast_dismiss (self->undo);
  update_failure (self);
  update_strange (self);
}

/* One of them is told until somebody has seen it; all of them are in the list of what
 * waits. */
static void
on_edits_failed_cb (BwWindow            *self,
                    BwClientOutboxEntry *entry,
                    BwEdits             *edits)
{
  g_autoptr (GVariant) target = g_variant_ref_sink (g_variant_new_string (bw_client_outbox_entry_get_path (entry)));
  g_autofree char *action = g_action_print_detailed_name ("win.settle", target);
  g_autofree char *text = NULL;

  g_assert (BW_IS_WINDOW (self));

  if (self->failure != NULL)
    return;

  /* Translators: the place is for what was written: "Acknowledged: Beta, queue too long". */
  text = g_strdup_printf (_("Not taken by the server: %s"), bw_client_outbox_entry_get_title (entry));
  self->failure = make_toast (text, _("_Show"), action, 0);
  g_signal_connect_object (self->failure, "dismissed", G_CALLBACK (on_failure_dismissed_cb), self,
                           G_CONNECT_SWAPPED);
  self->failed = g_object_ref (entry);
  adw_toast_overlay_add_toast (self->toasts, self->failure);
}

/* It is told to be undone when the disk says so too: of one where it cannot a person hears
 * that, and not only whoever reads the log; so he does of what is not on the disk at all. */
static void
on_outbox_unkept_cb (BwWindow            *self,
                     BwClientOutboxEntry *entry,
                     BwClientOutbox      *outbox)
{
  g_autofree char *text = NULL;

  g_assert (BW_IS_WINDOW (self));

  if (bw_client_outbox_entry_get_withdrawn (entry) != 0)
    /* Translators: the place is for what was done and is undone: "Team 3 assigned to Beta". */
    text = g_strdup_printf (_("Undoing could not be written down: %s"), bw_client_outbox_entry_get_title (entry));
  else
    /* Translators: the place is for what was entered: "Take back: Team 3 assigned to Beta". */
    text = g_strdup_printf (_("Could not be kept, and is not sent: %s"), bw_client_outbox_entry_get_title (entry));
  adw_toast_overlay_add_toast (self->toasts, make_toast (text, _("_Show"), "win.show-outbox", 0));
}

static const GActionEntry entries[] = {
  { "undo", on_undo_activate_cb },
  { "settle", on_settle_activate_cb, "s" },
  { "show-outbox", on_show_outbox_activate_cb },
};

/**
 * bw_window_add_edits: (skip)
 * @self: a window with its desk
 *
 * What is changed can be undone, and what was not taken is settled, from then on.
 */
void
bw_window_add_edits (BwWindow *self)
{
  BwEdits *edits = bw_desk_get_edits (self->desk);

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  g_signal_connect_object (edits, "given", G_CALLBACK (on_edits_given_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (edits, "arrived", G_CALLBACK (on_edits_arrived_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (edits, "undone", G_CALLBACK (on_edits_undone_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (edits, "failed", G_CALLBACK (on_edits_failed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (edits, "changed", G_CALLBACK (on_edits_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (get_outbox (self), "unkept", G_CALLBACK (on_outbox_unkept_cb), self, G_CONNECT_SWAPPED);
  update_strange (self);
}

/**
 * bw_window_settle: (skip)
 * @self: a window
 * @entry: something that waits for a person
 *
 * Asks what is to become of it.
 */
void
bw_window_settle (BwWindow            *self,
                  BwClientOutboxEntry *entry)
{
  bw_ahead_present (GTK_WINDOW (bw_settle_dialog_new (GTK_WINDOW (self), self->desk, entry)));
}
