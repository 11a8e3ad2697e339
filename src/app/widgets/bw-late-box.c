/* bw-late-box.c: a column whose children join it one a frame
 *
 * The styles, sizes and first drawing of a whole form take longer than a frame may. Here
 * what has the focus first is there at once, with what stands above it, for whoever goes
 * on typing; each other part joins in a frame of its own, and a tenth of a second after
 * the window came all stand.
 *
 * A child that has not joined is whole but for its parent: it can be set and connected as
 * any other.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-late-box.h"

struct _BwLateBox
{
  GtkWidget parent_instance;

  GQueue     waiting;    /* (owned) (element-type GtkWidget) */
  GtkWidget *focus;      /* (unowned) (nullable): in one of them: has the focus first */
  guint      spacing;    /* pixels */
  guint      tick;
};

typedef enum
{
  PROP_FOCUS = 1,
  PROP_SPACING,
} BwLateBoxProperty;

static GParamSpec *properties[PROP_SPACING + 1];

static GtkBuildableIface *parent_buildable;

static void bw_late_box_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (BwLateBox, bw_late_box, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, bw_late_box_buildable_init))

static void
join (BwLateBox *self)
{
  GtkWidget *child = g_queue_pop_head (&self->waiting);

  gtk_widget_insert_before (child, GTK_WIDGET (self), NULL);
  g_object_unref (child);
}

/* With what stands above it. */
static void
join_focus (BwLateBox *self)
{
  while (self->focus != NULL && !gtk_widget_is_ancestor (self->focus, GTK_WIDGET (self))
         && !g_queue_is_empty (&self->waiting))
    join (self);
}

static gboolean
is_focus_waiting (BwLateBox *self)
{
  for (GList *l = self->waiting.head; l != NULL; l = l->next)
    {
      if (self->focus == l->data || gtk_widget_is_ancestor (self->focus, l->data))
        return TRUE;
    }

  return FALSE;
}

/* What is not visible costs no frame. */
static gboolean
on_tick_cb (GtkWidget     *widget,
            GdkFrameClock *clock,
            gpointer       user_data)
{
  BwLateBox *self = BW_LATE_BOX (widget);

  while (!g_queue_is_empty (&self->waiting))
    {
      gboolean is_visible = gtk_widget_get_visible (g_queue_peek_head (&self->waiting));

      join (self);
      if (is_visible)
        return G_SOURCE_CONTINUE;
    }

  self->tick = 0;
  return G_SOURCE_REMOVE;
}

static void
bw_late_box_map (GtkWidget *widget)
{
  BwLateBox *self = BW_LATE_BOX (widget);

  GTK_WIDGET_CLASS (bw_late_box_parent_class)->map (widget);
  join_focus (self);
  if (self->focus != NULL)
    gtk_widget_grab_focus (self->focus);
  g_clear_weak_pointer (&self->focus);
  if (self->tick == 0 && !g_queue_is_empty (&self->waiting))
    self->tick = gtk_widget_add_tick_callback (widget, on_tick_cb, NULL, NULL);
}

static void
bw_late_box_buildable_add_child (GtkBuildable *buildable,
                                 GtkBuilder   *builder,
                                 GObject      *child,
                                 const char   *type)
{
  BwLateBox *self = BW_LATE_BOX (buildable);

  if (!GTK_IS_WIDGET (child))
    {
      parent_buildable->add_child (buildable, builder, child, type);
      return;
    }

  g_queue_push_tail (&self->waiting, g_object_ref_sink (child));
}

static void
bw_late_box_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = bw_late_box_buildable_add_child;
}

static void
bw_late_box_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  BwLateBox *self = BW_LATE_BOX (object);

  switch ((BwLateBoxProperty) prop_id)
    {
    case PROP_FOCUS:
      g_value_set_object (value, self->focus);
      break;
    case PROP_SPACING:
      g_value_set_uint (value, self->spacing);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bw_late_box_set_property (GObject      *object,
                          guint         prop_id,
                          const GValue *value,
                          GParamSpec   *pspec)
{
  BwLateBox *self = BW_LATE_BOX (object);

  switch ((BwLateBoxProperty) prop_id)
    {
    case PROP_FOCUS:
      g_set_weak_pointer (&self->focus, g_value_get_object (value));
      /* Before the window comes, so that it can be measured. */
      if (self->focus != NULL && is_focus_waiting (self))
        join_focus (self);
      break;
    case PROP_SPACING:
      self->spacing = g_value_get_uint (value);
      gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))), self->spacing);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
bw_late_box_dispose (GObject *object)
{
  BwLateBox *self = BW_LATE_BOX (object);
  GtkWidget *child;

  g_clear_weak_pointer (&self->focus);
  g_queue_clear_full (&self->waiting, g_object_unref);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (bw_late_box_parent_class)->dispose (object);
}

static void
bw_late_box_class_init (BwLateBoxClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = bw_late_box_get_property;
  object_class->set_property = bw_late_box_set_property;
  object_class->dispose = bw_late_box_dispose;
  widget_class->map = bw_late_box_map;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);

  /**
   * BwLateBox:focus:
   *
   * What has the focus first: the child that it is in does not wait.
   */
  properties[PROP_FOCUS] =
    g_param_spec_object ("focus", NULL, NULL, GTK_TYPE_WIDGET, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);

  /**
   * BwLateBox:spacing:
   *
   * Between two children, in pixels.
   */
  properties[PROP_SPACING] =
    g_param_spec_uint ("spacing", NULL, NULL, 0, G_MAXINT, 0, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
bw_late_box_init (BwLateBox *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                                  GTK_ORIENTATION_VERTICAL);
}
