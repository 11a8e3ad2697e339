/* bw-order-expects.c: the figure that an order should move: which, where, to what
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-order-expects.h"

#include "bw-accessible.h"
#include "bw-call-draft.h"
#include "bw-format-text.h"
#include "bw-format.h"
#include "bw-place-name.h"
#include "bw-place-popover.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

struct _BwOrderExpects
{
  AdwBin parent_instance;

  BwDesk        *desk;      /* (owned) (nullable) */
  char          *place;     /* (owned) (nullable): code */
  GArray        *measures;  /* (owned) (element-type BwMeasureId): behind “none” */
  gboolean       is_filling;

  GtkLabel      *where;
  GtkMenuButton *choose;
  AdwComboRow   *measure;
  GtkEditable   *target;
  GtkLabel      *share;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BwOrderExpects, bw_order_expects, ADW_TYPE_BIN)

static BwMeasureCatalogue *
get_catalogue (BwOrderExpects *self)
{
  return bw_picture_get_catalogue (bw_desk_get_picture (self->desk));
}

/* (nullable): none is chosen */
static const BwMeasure *
get_measure (BwOrderExpects *self)
{
  guint index = adw_combo_row_get_selected (self->measure);

  return index > 0 && index <= self->measures->len
           ? bw_measure_catalogue_get (get_catalogue (self), g_array_index (self->measures, BwMeasureId, index - 1))
           : NULL;
}

static double
read_value (BwOrderExpects  *self,
            const BwMeasure *measure)
{
  BwPicture *picture = bw_desk_get_picture (self->desk);
  BwPlace place = self->place != NULL ? bw_place_tree_lookup (bw_desk_get_places (self->desk), self->place)
                                      : BW_PLACE_NONE;
  BwSubject subject = g_str_equal (measure->subject, "sampling") ? bw_desk_get_sampling (self->desk)
                                                                 : bw_picture_get_subject (picture, measure->subject);

  return place != BW_PLACE_NONE && subject != BW_SUBJECT_NONE
           ? bw_picture_get_value (picture, place, subject, measure->index) : NAN;
}

/* NaN: it is no share of anything that is known. People who were sampled, tested and so on
 * are one of those who are to be. */
static double
find_whole (BwOrderExpects  *self,
            const BwMeasure *measure)
{
  const BwMeasure *all = bw_measure_catalogue_lookup (get_catalogue (self), "target");

  if (all == NULL || measure == all || !g_str_equal (measure->subject, all->subject)
      || measure->kind != BW_MEASURE_KIND_FLOW || g_strcmp0 (measure->unit_en, all->unit_en) != 0)
    return NAN;

  return read_value (self, all);
}

/* Points and checkpoints always; of others those of which there is a figure there. */
static gboolean
is_offered (BwOrderExpects  *self,
            const BwMeasure *measure,
            const char      *chosen)
{
  return g_str_equal (measure->subject, "sampling") || g_str_equal (measure->subject, "checkpoint")
         || g_strcmp0 (measure->id, chosen) == 0 || !isnan (read_value (self, measure));
}

static void
fill_measures (BwOrderExpects *self,
               const char     *chosen)
{
  BwMeasureCatalogue *catalogue = get_catalogue (self);
  gboolean is_chinese = !g_str_equal (bw_desk_get_language (self->desk), "en");
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  g_array_set_size (self->measures, 0);
  gtk_string_list_append (names, C_("order effect", "none"));
  for (guint i = 0; i < bw_measure_catalogue_get_size (catalogue); i++)
    {
      const BwMeasure *measure = bw_measure_catalogue_get (catalogue, (BwMeasureId) i);

      if (!is_offered (self, measure, chosen))
        continue;

      gtk_string_list_append (names, is_chinese ? measure->name_zh : measure->name_en);
      g_array_append_val (self->measures, measure->index);
      if (g_strcmp0 (measure->id, chosen) == 0)
        selected = self->measures->len;
    }

  self->is_filling = TRUE;
  adw_combo_row_set_model (self->measure, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->measure, selected);
  self->is_filling = FALSE;
}

/* What was typed; @is_share: with a sign of percent after it. */
static gboolean
read_number (BwOrderExpects *self,
             double         *number,
             gboolean       *is_share)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (self->target)));
  static const char * const signs[] = { "%", "％" };

  *is_share = FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (signs) && !*is_share; i++)
    {
      if (g_str_has_suffix (text, signs[i]))
        {
          text[strlen (text) - strlen (signs[i])] = '\0';
          g_strchomp (text);
          *is_share = TRUE;
        }
    }

  return bw_call_draft_read_number (text, number);
}

/* NaN: nothing was typed, or what cannot be used: @fault says why. */
static double
find_target (BwOrderExpects  *self,
             const char     **fault)
{
  const BwMeasure *measure = get_measure (self);
  double number = NAN;
  double whole;
  gboolean is_share;

  *fault = NULL;
  if (*gtk_editable_get_text (self->target) == '\0')
    return NAN;

  if (measure == NULL)
    *fault = _("Choose the figure that the target is of, or leave it empty");
  else if (!read_number (self, &number, &is_share) || number < 0.0)
    *fault = _("The target is a number, or a share like 80%");
  else if (is_share && number > 100.0)
    *fault = _("A share is not above 100%");
  else if (!is_share && measure->whole && number != floor (number))
    *fault = _("The target of this figure is a whole number");

  if (*fault != NULL || !is_share)
    return *fault == NULL ? number : NAN;

  whole = find_whole (self, measure);
  if (isnan (whole))
    *fault = _("It is not known what this figure is a share of there: type a number");
  return ceil (number * whole / 100.0);
}

/* Of how many: what is sent is the number. */
static void
show_share (BwOrderExpects *self)
{
  const char *fault;
  double target = find_target (self, &fault);
  double number;
  gboolean is_share = FALSE;
  const char *language = bw_desk_get_language (self->desk);
  g_autofree char *text = NULL;

  if (!isnan (target) && read_number (self, &number, &is_share) && is_share)
    {
      g_autofree char *part = bw_format_value (target, BW_BOUND_EXACT, language);
      g_autofree char *whole = bw_format_value (find_whole (self, get_measure (self)), BW_BOUND_EXACT, language);

      /* Translators: a target that was typed as a share: how many that are, of how many */
      text = g_strdup_printf (_("That is %s of %s"), part, whole);
    }

  gtk_label_set_label (self->share, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->share), text != NULL);
}

static void
tell (BwOrderExpects *self)
{
  if (self->desk == NULL || self->is_filling)
    return;

  show_share (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
show_place (BwOrderExpects *self)
{
  gtk_label_set_label (self->where, self->place != NULL ? bw_place_name_get (self->desk, self->place) : "");
}

static void
on_row_changed_cb (BwOrderExpects *self)
{
  tell (self);
}

static void
on_popover_place_chosen_cb (BwOrderExpects *self,
                            const char     *code,
                            BwPlacePopover *popover)
{
  g_assert (BW_IS_ORDER_EXPECTS (self));

  bw_order_expects_set_place (self, code);
  gtk_widget_grab_focus (GTK_WIDGET (self->measure));
}

static void
bw_order_expects_dispose (GObject *object)
{
  BwOrderExpects *self = BW_ORDER_EXPECTS (object);

  if (self->choose != NULL)
    gtk_menu_button_set_popover (self->choose, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), BW_TYPE_ORDER_EXPECTS);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (bw_order_expects_parent_class)->dispose (object);
}

static void
bw_order_expects_finalize (GObject *object)
{
  BwOrderExpects *self = BW_ORDER_EXPECTS (object);

  g_free (self->place);
  g_array_unref (self->measures);

  G_OBJECT_CLASS (bw_order_expects_parent_class)->finalize (object);
}

static void
bw_order_expects_class_init (BwOrderExpectsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = bw_order_expects_dispose;
  object_class->finalize = bw_order_expects_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/bulwarkdesk/Bulwark/orders/bw-order-expects.ui");
  gtk_widget_class_bind_template_child (widget_class, BwOrderExpects, where);
  gtk_widget_class_bind_template_child (widget_class, BwOrderExpects, choose);
  gtk_widget_class_bind_template_child (widget_class, BwOrderExpects, measure);
  gtk_widget_class_bind_template_child (widget_class, BwOrderExpects, target);
  gtk_widget_class_bind_template_child (widget_class, BwOrderExpects, share);
  gtk_widget_class_bind_template_callback (widget_class, on_row_changed_cb);
}

static void
bw_order_expects_init (BwOrderExpects *self)
{
  self->measures = g_array_new (FALSE, FALSE, sizeof (BwMeasureId));
  gtk_widget_init_template (GTK_WIDGET (self));
  bw_accessible_set_label (GTK_ACCESSIBLE (self->choose), _("Choose the place of the figure"));
  bw_accessible_follow_text (self->share);
}

/**
 * bw_order_expects_begin:
 * @self: the part of a window
 * @desk: the desk
 * @order: (nullable): what it begins with
 */
void
bw_order_expects_begin (BwOrderExpects *self,
                        BwDesk         *desk,
                        const BwOrder  *order)
{
  GtkWidget *popover;
  g_autofree char *target = NULL;

  g_return_if_fail (BW_IS_ORDER_EXPECTS (self));
  g_return_if_fail (BW_IS_DESK (desk));

  g_set_object (&self->desk, desk);
  g_free (self->place);
  self->place = g_strdup (order != NULL && order->measure_place != NULL ? order->measure_place
                                                                        : bw_desk_get_scope (desk));
  popover = bw_place_popover_new (desk, BW_PLACE_CHOICE_TELL);
  g_signal_connect_object (popover, "place-chosen", G_CALLBACK (on_popover_place_chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_menu_button_set_popover (self->choose, popover);
  fill_measures (self, order != NULL ? order->measure : NULL);
  target = order == NULL || isnan (order->target) ? g_strdup ("") : g_strdup_printf ("%.15g", order->target);
  gtk_editable_set_text (self->target, target);
  show_place (self);
  show_share (self);
}

/**
 * bw_order_expects_set_place:
 * @self: one that has begun
 * @code: of a place
 *
 * The figure stays chosen, also if there is none of it yet.
 *
 * Returns: whether there is such a place
 */
gboolean
bw_order_expects_set_place (BwOrderExpects *self,
                            const char     *code)
{
  const BwMeasure *measure;

  g_return_val_if_fail (BW_IS_ORDER_EXPECTS (self), FALSE);

  if (bw_place_tree_lookup (bw_desk_get_places (self->desk), code) == BW_PLACE_NONE)
    return FALSE;

  measure = get_measure (self);
  g_free (self->place);
  self->place = g_strdup (code);
  fill_measures (self, measure != NULL ? measure->id : NULL);
  show_place (self);
  tell (self);
  return TRUE;
}

const char *
bw_order_expects_find_fault (BwOrderExpects *self)
{
  const char *fault;

  g_return_val_if_fail (BW_IS_ORDER_EXPECTS (self), NULL);

  find_target (self, &fault);
  return fault;
}

JsonObject *
bw_order_expects_make (BwOrderExpects *self)
{
  const BwMeasure *measure;
  const char *fault;
  JsonObject *expects;
  double target;

  g_return_val_if_fail (BW_IS_ORDER_EXPECTS (self), NULL);

  measure = get_measure (self);
  if (measure == NULL)
    return NULL;

  expects = json_object_new ();
  target = find_target (self, &fault);
  json_object_set_string_member (expects, "measure", measure->id);
  if (self->place != NULL)
    json_object_set_string_member (expects, "place", self->place);
  if (!isnan (target) && target == floor (target) && target < BW_MEASURE_GREATEST)
    json_object_set_int_member (expects, "target", (gint64) target);
  else if (!isnan (target))
    json_object_set_double_member (expects, "target", target);
  return expects;
}

const char *
bw_order_expects_get_text (BwOrderExpects *self)
{
  g_return_val_if_fail (BW_IS_ORDER_EXPECTS (self), "");

  return gtk_editable_get_text (self->target);
}
