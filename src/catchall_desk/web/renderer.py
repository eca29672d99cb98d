"""How Django's forms are rendered: with the field templates of the desk."""

from django.forms.renderers import TemplatesSetting


class DeskRenderer(TemplatesSetting):
    """The field templates of GOV.UK, written for Django."""

    form_template_name = "desk/forms/form.html"
    field_template_name = "desk/forms/field.html"
