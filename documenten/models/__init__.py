from documenten.models.document import Document

__all__ = ["Document"]
