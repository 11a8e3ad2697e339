/* bw-call-window.c: writes down a figure that is read out by telephone, or corrects one
 *
 * It goes into the log by BwEdits; what was written before stays there, also when it is
 * corrected.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-call-window.h"

#include "bw-accessible.h"
#include "bw-call-choice.h"
#include "bw-call-draft.h"
#include "bw-call-edits.h"
#include "bw-call-words.h"
#include "bw-donation-draft.h"
#include "bw-form.h"
#include "bw-late-box.h"
#include "bw-place-popover.h"

#include <glib/gi18n.h>

struct _BwCallWindow
{
  AdwWindow parent_instance;

  BwDesk        *desk;       /* (owned) */
  BwCall        *corrected;  /* (owned) (nullable) */
  char          *place;      /* (owned) */
  GPtrArray     *choices;    /* (owned) (element-type BwCallChoice) */
  gboolean       is_ready;

  GtkLabel      *where;
  GtkMenuButton *choose;
  GtkLabel      *standing;
  AdwComboRow   *measure;
  GtkEditable   *value;
  AdwComboRow   *bound;
  GtkEditable   *said_by;
  GtkEditable   *at;
  GtkEditable   *note;
  GtkEditable   *reason;
  GtkLabel      *fault;
  GtkLabel      *missing;
  GtkWidget     *offline;
  GtkWidget     *enter;
};

G_DEFINE_FINAL_TYPE (BwCallWindow, bw_call_window, ADW_TYPE_WINDOW)

static const BwBound bounds[] = { BW_BOUND_EXACT, BW_BOUND_ABOUT, BW_BOUND_OVER };

static GtkEditable *
get_row (BwCallWindow *self,
         BwCallField   field)
{
  GtkEditable *rows[BW_N_CALL_FIELDS] = {
    [BW_CALL_FIELD_VALUE] = self->value, [BW_CALL_FIELD_SAID_BY] = self->said_by, [BW_CALL_FIELD_AT] = self->at,
    [BW_CALL_FIELD_NOTE] = self->note,   [BW_CALL_FIELD_REASON] = self->reason,
  };

  return rows[field];
}

/* (nullable) */
static const BwCallChoice *
get_choice (BwCallWindow *self)
{
  guint index = adw_combo_row_get_selected (self->measure);

  return index < self->choices->len ? g_ptr_array_index (self->choices, index) : NULL;
}

/* (transfer full) (nullable): the figure, as it is typed; @faults (out): as of a draft */
static JsonObject *
build (BwCallWindow *self,
       char         *faults[BW_N_CALL_FIELDS])
{
  const BwCallChoice *choice = get_choice (self);
  BwPlaceTree *places = bw_desk_get_places (self->desk);
  BwPlace place = bw_place_tree_lookup (places, self->place);
  guint bound = adw_combo_row_get_selected (self->bound);
  BwCallDraft draft;

  if (choice == NULL || place == BW_PLACE_NONE)
    return NULL;

  draft = (BwCallDraft) {
    .place = self->place,
    .is_area = !bw_place_tree_is_site (places, place),
    .subject = choice->subject,
    .measure = choice->measure,
    .value = gtk_editable_get_text (self->value),
    .bound = bound < G_N_ELEMENTS (bounds) ? bounds[bound] : BW_BOUND_EXACT,
    .said_by = gtk_editable_get_text (self->said_by),
    .at = gtk_editable_get_text (self->at),
    .note = gtk_editable_get_text (self->note),
    .needs_reason = self->corrected != NULL,
    .reason = gtk_editable_get_text (self->reason),
  };
  return bw_call_draft_build (&draft, bw_desk_get_time_zone (self->desk), bw_desk_get_now (self->desk), faults);
}

/* What is known of it already, so that a slip of the tongue is heard at once. */
static void
show_standing (BwCallWindow *self)
{
  const BwCallChoice *choice = get_choice (self);
  g_autoptr (BwCall) call = g_object_new (BW_TYPE_CALL, NULL);
  g_autofree char *text = NULL;
  gboolean is_reported;
  BwFigure figure;

  if (choice == NULL)
    {
      bw_form_show_line (self->standing,
                         _("Nothing is counted here that can be read out; goods are booked as supplies"));
      return;
    }

  call->place = g_strdup (self->place);
  call->subject = g_strdup (choice->subject);
  call->measure = g_strdup (choice->measure->id);
  is_reported = bw_call_get_figure (call, bw_desk_get_picture (self->desk), &figure);
  text = bw_call_words_dup_reported (self->desk, call, is_reported ? &figure : NULL);
  bw_form_show_line (self->standing, text);
}

static void
update (BwCallWindow *self)
{
  GtkEditable *rows[BW_N_CALL_FIELDS];
  char *faults[BW_N_CALL_FIELDS] = { NULL };
  g_autoptr (JsonObject) figure = NULL;

  if (!self->is_ready)
    return;

  figure = build (self, faults);
  for (guint i = 0; i < BW_N_CALL_FIELDS; i++)
    rows[i] = get_row (self, (BwCallField) i);
  bw_form_show_faults (rows, faults, BW_N_CALL_FIELDS, NULL, self->fault, self->missing);
  show_standing (self);
  gtk_widget_set_sensitive (self->enter, figure != NULL && bw_call_edits_may_write (self->desk));
  bw_call_draft_clear_faults (faults);
}

/* @id: of the measure that is to stand there. FALSE: the place does not count it. */
static gboolean
fill_choices (BwCallWindow *self,
              const char   *id)
{
  gboolean is_chinese = !g_str_equal (bw_desk_get_language (self->desk), "en");
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  gboolean is_there = FALSE;
  guint selected = 0;

  for (guint i = 0; i < self->choices->len; i++)
    {
      const BwCallChoice *choice = g_ptr_array_index (self->choices, i);
      const char *unit = is_chinese ? choice->measure->unit_zh : choice->measure->unit_en;
      const char *name = is_chinese ? choice->measure->name_zh : choice->measure->name_en;
      g_autofree char *line = *unit != '\0' ? g_strdup_printf ("%s (%s)", name, unit) : g_strdup (name);

      gtk_string_list_append (names, line);
      if (g_str_equal (choice->measure->id, id))
        {
          selected = i;
          is_there = TRUE;
        }
    }
  adw_combo_row_set_model (self->measure, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->measure, selected);
  return is_there;
}

/* What is corrected stands there as it was typed; of a new one only the time. */
static void
fill_fields (BwCallWindow *self)
{
  const char *words[] = { C_("bound", "Exactly that many"), C_("bound", "About that many"),
                          C_("bound", "More than that"), NULL };
  g_autoptr (GtkStringList) exactness = gtk_string_list_new (words);
  GTimeZone *zone = bw_desk_get_time_zone (self->desk);
  gint64 time = self->corrected != NULL ? self->corrected->at : bw_desk_get_now (self->desk);
  g_autofree char *at = bw_donation_draft_write_time (time, zone);
  g_autofree char *value = self->corrected != NULL ? g_strdup_printf ("%.15g", self->corrected->value) : NULL;

  adw_combo_row_set_model (self->bound, G_LIST_MODEL (exactness));
  gtk_editable_set_text (self->at, at);
  gtk_widget_set_visible (GTK_WIDGET (self->reason), self->corrected != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->choose), self->corrected == NULL);
  if (self->corrected == NULL)
    return;

  gtk_window_set_title (GTK_WINDOW (self), _("Correct Telephone Figure"));
  gtk_widget_set_sensitive (GTK_WIDGET (self->measure), FALSE);
  gtk_editable_set_text (self->value, value);
  gtk_editable_set_text (self->said_by, self->corrected->said_by);
  gtk_editable_set_text (self->note, self->corrected->note != NULL ? self->corrected->note : "");
  for (guint i = 0; i < G_N_ELEMENTS (bounds); i++)
    {
      if (bounds[i] == self->corrected->bound)
        adw_combo_row_set_selected (self->bound, i);
    }
}

/* What is known of a place, and what it counts; what was typed stays, but for a number of
 * something that is not counted there. */
static void
show_place (BwCallWindow *self)
{
  BwPlaceTree *places = bw_desk_get_places (self->desk);
  const BwCallChoice *choice = self->choices != NULL ? get_choice (self) : NULL;
  const char *first = self->corrected != NULL ? self->corrected->measure : "sampled";
  g_autofree char *id = g_strdup (choice != NULL ? choice->measure->id : first);
  g_autofree char *where = bw_call_words_dup_place (self->desk, self->place);

  g_clear_pointer (&self->choices, g_ptr_array_unref);
  self->choices = bw_call_choice_list (self->desk, bw_place_tree_lookup (places, self->place));
  gtk_label_set_label (self->where, where);
  if (!fill_choices (self, id))
    gtk_editable_set_text (self->value, "");
}

static void
on_popover_place_chosen_cb (BwCallWindow   *self,
                      const char     *place,
                      BwPlacePopover *popover)
{
  g_assert (BW_IS_CALL_WINDOW (self));

  g_free (self->place);
  self->place = g_strdup (place);
  self->is_ready = FALSE;
  show_place (self);
  self->is_ready = TRUE;
  update (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->measure));
}

static void
on_row_text_cb (BwCallWindow *self,
                GtkEditable  *row)
{
  g_assert (BW_IS_CALL_WINDOW (self));

  update (self);
}

static void
on_row_selected_cb (BwCallWindow *self,
                    GParamSpec   *pspec,
                    AdwComboRow  *row)
{
  g_assert (BW_IS_CALL_WINDOW (self));

  update (self);
}

static void
on_enter_clicked_cb (BwCallWindow *self,
                     GtkButton    *button)
{
  char *faults[BW_N_CALL_FIELDS] = { NULL };
  g_autoptr (JsonObject) figure = NULL;
  g_autofree char *reason = NULL;

  g_assert (BW_IS_CALL_WINDOW (self));

  /* Time and rights may have changed while it was open. */
  update (self);
  figure = build (self, faults);
  bw_call_draft_clear_faults (faults);
  if (figure == NULL || !gtk_widget_get_sensitive (self->enter))
    return;

  reason = g_strstrip (g_strdup (gtk_editable_get_text (self->reason)));
  bw_call_edits_put (self->desk, figure, self->corrected, self->corrected != NULL ? reason : NULL);
  gtk_window_close (GTK_WINDOW (self));
}

static void
on_edits_rights_cb (BwCallWindow *self,
                    BwEdits      *edits)
{
  g_assert (BW_IS_CALL_WINDOW (self));

  update (self);
}

static void
bw_call_window_dispose (GObject *object)
{
  BwCallWindow *self = BW_CALL_WINDOW (object);

  self->is_ready = FALSE;
  g_clear_object (&self->corrected);
  g_clear_object (&self->desk);
  gtk_widget_dispose_template (GTK_WIDGET (self), BW_TYPE_CALL_WINDOW);

  G_OBJECT_CLASS (bw_call_window_parent_class)->dispose (object);
}

static void
bw_call_window_finalize (GObject *object)
{
  BwCallWindow *self = BW_CALL_WINDOW (object);

  g_clear_pointer (&self->choices, g_ptr_array_unref);
  g_free (self->place);

  G_OBJECT_CLASS (bw_call_window_parent_class)->finalize (object);
}

static void
bw_call_window_class_init (BwCallWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = bw_call_window_dispose;
  object_class->finalize = bw_call_window_finalize;

  g_type_ensure (BW_TYPE_LATE_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/bulwarkdesk/Bulwark/calls/bw-call-window.ui");
  gtk_widget_class_bind_template_child (widget_class, BwCallWindow, where);
  gtk_widget_class_bind_template_child (widget_class, BwCallWindow, choose);
  gtk_widget_class_bind_template_child (widget_class, BwCallWindow, standing);
  gtk_widget_class_bind_template_child (widget_class, BwCallWindow, measure);
  gtk_widget_class_bind_template_child (widget_class, BwCallWindow, value);
  gtk_widget_class_bind_template_child (widget_class, BwCallWindow, bound);
  gtk_widget_class_bind_template_child (widget_class, BwCallWindow, said_by);
  gtk_widget_class_bind_template_child (widget_class, BwCallWindow, at);
  gtk_widget_class_bind_template_child (widget_class, BwCallWindow, note);
  gtk_widget_class_bind_template_child (widget_class, BwCallWindow, reason);
  gtk_widget_class_bind_template_child (widget_class, BwCallWindow, fault);
  gtk_widget_class_bind_template_child (widget_class, BwCallWindow, missing);
  gtk_widget_class_bind_template_child (widget_class, BwCallWindow, offline);
  gtk_widget_class_bind_template_child (widget_class, BwCallWindow, enter);
  gtk_widget_class_bind_template_callback (widget_class, on_row_text_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_enter_clicked_cb);
}

static void
bw_call_window_init (BwCallWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  bw_accessible_follow_text (self->fault);
  bw_accessible_set_label (GTK_ACCESSIBLE (self->choose), _("Choose another place"));
}

/**
 * bw_call_window_new:
 * @parent: the window that it stands above
 * @desk: whose log it goes into
 * @place: code of the place that it is of
 * @corrected: (nullable): one that was written down wrong; %NULL: it is a new one
 *
 * Returns: (transfer none): a window, to be presented
 */
GtkWidget *
bw_call_window_new (GtkWindow  *parent,
                    BwDesk     *desk,
                    const char *place,
                    BwCall     *corrected)
{
  BwCallWindow *self;
  GtkWidget *popover;

  g_return_val_if_fail (BW_IS_DESK (desk), NULL);
  g_return_val_if_fail (place != NULL, NULL);

  self = g_object_new (BW_TYPE_CALL_WINDOW, "transient-for", parent, NULL);
  self->desk = g_object_ref (desk);
  self->place = g_strdup (place);
  self->corrected = corrected != NULL ? g_object_ref (corrected) : NULL;
  show_place (self);
  fill_fields (self);
  popover = bw_place_popover_new (desk, BW_PLACE_CHOICE_TELL);
  g_signal_connect_object (popover, "place-chosen", G_CALLBACK (on_popover_place_chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_menu_button_set_popover (self->choose, popover);
  g_signal_connect_object (bw_desk_get_edits (desk), "rights-changed", G_CALLBACK (on_edits_rights_cb), self,
                           G_CONNECT_SWAPPED);
  bw_form_follow_connection (self->offline, bw_desk_get_session (desk));
  self->is_ready = TRUE;
  update (self);
  return GTK_WIDGET (self);
}
