/* bw-followup-window.c: one thing that is to be put right, and what can be said of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-followup-window.h"

#include "bw-edits.h"
#include "bw-format.h"
#include "bw-place-name.h"
#include "bw-visit-words.h"

#include <glib/gi18n.h>

#define MAX_EVIDENCE 4000

struct _BwFollowupWindow
{
  AdwWindow parent_instance;

  BwDesk     *desk;      /* (owned) */
  char       *id;        /* (owned) */

  GtkLabel   *what;
  GtkLabel   *where;
  GtkLabel   *due;
  GtkLabel   *state;
  GtkLabel   *owner;
  GtkLabel   *evidence;
  GtkWidget  *evidence_row;
  GtkEditable *entry;
  GtkWidget  *give;
  GtkWidget  *close;
  GtkWidget  *back;
  GtkWidget  *impossible;
  GtkWidget  *again;
  GtkLabel   *refusal;
};

G_DEFINE_FINAL_TYPE (BwFollowupWindow, bw_followup_window, ADW_TYPE_WINDOW)

/* (nullable): as it is now */
static BwDocument *
find_document (BwFollowupWindow *self)
{
  return bw_picture_get_document (bw_desk_get_picture (self->desk), BW_DOCUMENT_TYPE_FOLLOWUP, self->id);
}

/* The token is good for no more than the area that owns it. */
static gboolean
is_owner (BwFollowupWindow *self,
          const BwFollowup *followup)
{
  BwPlaceTree *places = bw_desk_get_places (self->desk);
  const char *code = bw_client_session_get_area (bw_desk_get_session (self->desk));
  BwPlace area = code != NULL ? bw_place_tree_lookup (places, code) : BW_PLACE_NONE;
  BwPlace own = followup->area != NULL ? bw_place_tree_lookup (places, followup->area) : BW_PLACE_NONE;

  return area != BW_PLACE_NONE && own != BW_PLACE_NONE
         && area != bw_place_tree_get_root (places)
         && bw_place_tree_is_within (places, area, own);
}

static char *
dup_where (BwFollowupWindow *self,
           const BwFollowup *followup)
{
  BwPlaceTree *places = bw_desk_get_places (self->desk);
  const char *language = bw_desk_get_language (self->desk);
  BwDocument *document = followup->inspection != NULL
                           ? bw_picture_get_document (bw_desk_get_picture (self->desk), BW_DOCUMENT_TYPE_INSPECTION,
                                                      followup->inspection)
                           : NULL;
  g_autoptr (BwVisit) visit = document != NULL ? bw_visit_new (document) : NULL;
  BwPlace place = visit != NULL ? bw_place_tree_lookup (places, visit->place) : BW_PLACE_NONE;
  g_autofree char *found = NULL;

  if (place == BW_PLACE_NONE)
    return g_strdup (_("The inspection is not known here"));

  found = bw_visit_words_dup_found (visit, bw_desk_get_data_now (self->desk), bw_desk_get_time_zone (self->desk),
                                    language);
  return g_strdup_printf ("%s · %s", bw_place_tree_get_name (places, place, language), found);
}

static char *
dup_state (BwFollowupWindow *self,
           const BwFollowup *followup)
{
  const char *word = bw_followup_state_describe (followup->state);

  if (bw_edits_find (bw_desk_get_edits (self->desk), BW_DOCUMENT_TYPE_FOLLOWUP, self->id) != NULL)
    /* Translators: state of a follow-up of which a change is still on its way */
    return g_strdup_printf (_("%s · waiting to be sent"), word);
  if (bw_followup_state_is_end (followup->state) && followup->closed_by_role != NULL)
    /* Translators: how it ended, then the role of who said so: "Closed · commander" */
    return g_strdup_printf ("%s · %s", word, bw_visit_words_get_role (followup->closed_by_role));

  return g_strdup (word);
}

static void
show_buttons (BwFollowupWindow *self,
              const BwFollowup *followup)
{
  BwEdits *edits = bw_desk_get_edits (self->desk);
  gboolean is_end = bw_followup_state_is_end (followup->state);
  gboolean is_open = followup->state == BW_FOLLOWUP_STATE_OPEN;
  gboolean may = bw_edits_may (edits, "assign")
                 && bw_edits_find (edits, BW_DOCUMENT_TYPE_FOLLOWUP, self->id) == NULL;
  const char *token = bw_client_session_get_token_id (bw_desk_get_session (self->desk));
  gboolean is_mine = is_owner (self, followup);
  const char *refusal = bw_visit_words_refuse_close (followup, token, is_mine);
  gboolean is_second = may && !is_mine && (token == NULL || g_strcmp0 (token, followup->evidence_by) != 0);
  gboolean has_text = *gtk_editable_get_text (self->entry) != '\0';

  gtk_widget_set_visible (GTK_WIDGET (self->entry), is_open);
  gtk_widget_set_sensitive (GTK_WIDGET (self->entry), may);
  gtk_widget_set_visible (self->give, is_open);
  gtk_widget_set_sensitive (self->give, may && has_text);
  gtk_widget_set_visible (self->close, !is_end);
  gtk_widget_set_sensitive (self->close, may && refusal == NULL);
  gtk_widget_set_visible (self->back, followup->state == BW_FOLLOWUP_STATE_EVIDENCE);
  gtk_widget_set_sensitive (self->back, is_second);
  gtk_widget_set_visible (self->impossible, !is_end);
  gtk_widget_set_sensitive (self->impossible, is_second);
  gtk_widget_set_visible (self->again, is_end);
  gtk_widget_set_sensitive (self->again, is_second);
  if (!may && refusal == NULL)
    refusal = _("Your token may only read, or a change of it is on its way");
  gtk_label_set_label (self->refusal, refusal != NULL ? refusal : "");
  gtk_widget_set_visible (GTK_WIDGET (self->refusal), refusal != NULL && !is_end);
}

/* What a person is to do next: else the first button would be the one that leaves. */
static void
focus_next (BwFollowupWindow *self)
{
  if (gtk_widget_get_visible (GTK_WIDGET (self->entry)) && gtk_widget_get_sensitive (GTK_WIDGET (self->entry)))
    gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (self->entry));
  else if (gtk_widget_get_visible (self->close) && gtk_widget_get_sensitive (self->close))
    gtk_window_set_focus (GTK_WINDOW (self), self->close);
}

static void
show_evidence (BwFollowupWindow *self,
               const BwFollowup *followup)
{
  g_autofree char *text = NULL;

  gtk_widget_set_visible (self->evidence_row, followup->evidence != NULL);
  if (followup->evidence == NULL)
    return;

  /* Whose it is nobody knows once what was shown after it has been taken back. */
  if (followup->evidence_by_role != NULL)
    /* Translators: what shows that something was put right, then the role of who says so */
    text = g_strdup_printf (C_("evidence", "%s (%s)"), followup->evidence,
                            bw_visit_words_get_role (followup->evidence_by_role));
  gtk_label_set_label (self->evidence, text != NULL ? text : followup->evidence);
}

/* (transfer full): when it is due, and how long that is from now. */
static char *
dup_due (BwFollowupWindow *self,
         const BwFollowup *followup)
{
  GTimeZone *zone = bw_desk_get_time_zone (self->desk);
  const char *language = bw_desk_get_language (self->desk);
  g_autofree char *words = bw_visit_words_dup_deadline (followup, bw_desk_get_data_now (self->desk), zone, language);
  g_autofree char *date = NULL;

  if (bw_followup_state_is_end (followup->state) || followup->due == 0)
    return g_steal_pointer (&words);

  date = bw_format_day_time (followup->due, zone, language);
  if (g_str_equal (date, words))
    return g_steal_pointer (&words);

  /* Translators: when something is due, and how long that is from now: "8 Aug 12:00 · overdue 2:43" */
  return g_strdup_printf (C_("deadline", "%s · %s"), date, words);
}

static void
show_due (BwFollowupWindow *self,
          const BwFollowup *followup)
{
  g_autofree char *due = dup_due (self, followup);

  gtk_label_set_label (self->due, due);
  if (!bw_followup_state_is_end (followup->state) && followup->due != 0
      && followup->due < bw_desk_get_data_now (self->desk))
    gtk_widget_add_css_class (GTK_WIDGET (self->due), "late");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->due), "late");
}

/* What it says follows the feed; what is being typed stays. */
static void
update (BwFollowupWindow *self)
{
  BwDocument *document = find_document (self);
  g_autoptr (BwFollowup) followup = document != NULL ? bw_followup_new (document) : NULL;
  g_autofree char *where = NULL;
  g_autofree char *state = NULL;

  if (followup == NULL)
    {
      gtk_window_close (GTK_WINDOW (self));
      return;
    }

  where = dup_where (self, followup);
  state = dup_state (self, followup);
  gtk_label_set_label (self->what, followup->what);
  gtk_label_set_label (self->where, where);
  show_due (self, followup);
  gtk_label_set_label (self->state, state);
  gtk_label_set_label (self->owner, bw_place_name_get (self->desk, followup->area));
  show_evidence (self, followup);
  show_buttons (self, followup);
}

/* Something that waits to be sent; each time the place is for what must be put right. */
static char *
dup_title (const BwFollowup *followup,
           BwFollowupState   state)
{
  switch (state)
    {
    case BW_FOLLOWUP_STATE_EVIDENCE:
      /* Translators: something that waits to be sent; the place is for what was put right */
      return g_strdup_printf (_("Evidence given: %s"), followup->what);
    case BW_FOLLOWUP_STATE_CLOSED:
      /* Translators: something that waits to be sent; the place is for what was put right */
      return g_strdup_printf (_("Closed: %s"), followup->what);
    case BW_FOLLOWUP_STATE_NOT_EXECUTABLE:
      /* Translators: something that waits to be sent; the place is for what cannot be put right */
      return g_strdup_printf (_("Told to be not executable: %s"), followup->what);
    case BW_FOLLOWUP_STATE_OPEN:
    default:
      break;
    }

  if (bw_followup_state_is_end (followup->state))
    /* Translators: something that waits to be sent; the place is for what is to be put right again */
    return g_strdup_printf (_("Taken up again: %s"), followup->what);

  /* Translators: something that waits to be sent; the place is for what is not put right yet */
  return g_strdup_printf (_("Sent back: %s"), followup->what);
}

/* One action, with what it is for the offer to undo it. */
static void
change (BwFollowupWindow *self,
        BwFollowupState   state,
        const char       *evidence)
{
  BwDocument *document = find_document (self);
  g_autoptr (BwFollowup) followup = document != NULL ? bw_followup_new (document) : NULL;
  g_autoptr (JsonObject) members = json_object_new ();
  g_autofree char *title = NULL;

  if (followup == NULL)
    return;

  title = dup_title (followup, state);
  json_object_set_string_member (members, "state", bw_followup_state_to_string (state));
  if (evidence != NULL)
    json_object_set_string_member (members, "evidence", evidence);
  bw_edits_begin (bw_desk_get_edits (self->desk), title);
  bw_edits_change (bw_desk_get_edits (self->desk), document, members, title);
  bw_edits_end (bw_desk_get_edits (self->desk));
  gtk_window_close (GTK_WINDOW (self));
}

static void
on_entry_changed_cb (BwFollowupWindow *self,
                     GtkEditable      *entry)
{
  g_assert (BW_IS_FOLLOWUP_WINDOW (self));

  if (self->desk != NULL)
    update (self);
}

static void
on_give_clicked_cb (BwFollowupWindow *self,
                    GtkWidget        *button)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (self->entry)));

  g_assert (BW_IS_FOLLOWUP_WINDOW (self));

  if (*text == '\0' || g_utf8_strlen (text, -1) > MAX_EVIDENCE)
    return;

  change (self, BW_FOLLOWUP_STATE_EVIDENCE, text);
}

static void
on_close_clicked_cb (BwFollowupWindow *self,
                     GtkWidget        *button)
{
  g_assert (BW_IS_FOLLOWUP_WINDOW (self));

  change (self, BW_FOLLOWUP_STATE_CLOSED, NULL);
}

static void
on_back_clicked_cb (BwFollowupWindow *self,
                    GtkWidget        *button)
{
  g_assert (BW_IS_FOLLOWUP_WINDOW (self));

  change (self, BW_FOLLOWUP_STATE_OPEN, NULL);
}

static void
on_impossible_clicked_cb (BwFollowupWindow *self,
                          GtkWidget        *button)
{
  g_assert (BW_IS_FOLLOWUP_WINDOW (self));

  change (self, BW_FOLLOWUP_STATE_NOT_EXECUTABLE, NULL);
}

static void
on_again_clicked_cb (BwFollowupWindow *self,
                     GtkWidget        *button)
{
  g_assert (BW_IS_FOLLOWUP_WINDOW (self));

  change (self, BW_FOLLOWUP_STATE_OPEN, NULL);
}

static void
bw_followup_window_dispose (GObject *object)
{
  BwFollowupWindow *self = BW_FOLLOWUP_WINDOW (object);

  g_clear_object (&self->desk);
  gtk_widget_dispose_template (GTK_WIDGET (self), BW_TYPE_FOLLOWUP_WINDOW);

  G_OBJECT_CLASS (bw_followup_window_parent_class)->dispose (object);
}

static void
bw_followup_window_finalize (GObject *object)
{
  g_free (BW_FOLLOWUP_WINDOW (object)->id);

  G_OBJECT_CLASS (bw_followup_window_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/bulwarkdesk/Bulwark/inspections/bw-followup-window.ui");
  gtk_widget_class_bind_template_child (widget_class, BwFollowupWindow, what);
  gtk_widget_class_bind_template_child (widget_class, BwFollowupWindow, where);
  gtk_widget_class_bind_template_child (widget_class, BwFollowupWindow, due);
  gtk_widget_class_bind_template_child (widget_class, BwFollowupWindow, state);
  gtk_widget_class_bind_template_child (widget_class, BwFollowupWindow, owner);
  gtk_widget_class_bind_template_child (widget_class, BwFollowupWindow, evidence);
  gtk_widget_class_bind_template_child (widget_class, BwFollowupWindow, evidence_row);
  gtk_widget_class_bind_template_child (widget_class, BwFollowupWindow, entry);
  gtk_widget_class_bind_template_child (widget_class, BwFollowupWindow, give);
  gtk_widget_class_bind_template_child (widget_class, BwFollowupWindow, close);
  gtk_widget_class_bind_template_child (widget_class, BwFollowupWindow, back);
  gtk_widget_class_bind_template_child (widget_class, BwFollowupWindow, impossible);
  gtk_widget_class_bind_template_child (widget_class, BwFollowupWindow, again);
  gtk_widget_class_bind_template_child (widget_class, BwFollowupWindow, refusal);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_give_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_close_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_back_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_impossible_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_again_clicked_cb);
}

static void
bw_followup_window_class_init (BwFollowupWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = bw_followup_window_dispose;
  object_class->finalize = bw_followup_window_finalize;
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
bw_followup_window_init (BwFollowupWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * bw_followup_window_new:
 * @parent: the window that it stands above
 * @desk: whose follow-up it is
 * @id: of the follow-up
 *
 * Returns: (transfer none): a window, to be presented
 */
GtkWidget *
bw_followup_window_new (GtkWindow  *parent,
                        BwDesk     *desk,
                        const char *id)
{
  BwFollowupWindow *self;

  g_return_val_if_fail (BW_IS_DESK (desk), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  self = g_object_new (BW_TYPE_FOLLOWUP_WINDOW, "transient-for", parent, NULL);
  self->desk = g_object_ref (desk);
  self->id = g_strdup (id);
  g_signal_connect_object (desk, "refresh", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (bw_desk_get_edits (desk), "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (bw_desk_get_edits (desk), "rights-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  focus_next (self);
  return GTK_WIDGET (self);
}
